package dev.orderline.ivr.photo;

import boofcv.abst.feature.associate.AssociateDescription;
import boofcv.abst.feature.detdesc.DetectDescribePoint;
import boofcv.abst.feature.detect.interest.ConfigFastHessian;
import boofcv.concurrency.BoofConcurrency;
import boofcv.factory.feature.associate.ConfigAssociateGreedy;
import boofcv.factory.feature.associate.FactoryAssociation;
import boofcv.factory.feature.detdesc.FactoryDetectDescribe;
import boofcv.factory.geo.ConfigHomography;
import boofcv.factory.geo.ConfigRansac;
import boofcv.factory.geo.FactoryMultiViewRobust;
import boofcv.struct.feature.AssociatedIndex;
import boofcv.struct.feature.TupleDesc_F64;
import boofcv.struct.geo.AssociatedPair;
import boofcv.struct.image.GrayF32;
import georegression.struct.homography.Homography2D_F64;
import georegression.struct.point.Point2D_F64;
import georegression.transform.homography.HomographyPointOps_F64;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ddogleg.fitting.modelset.ModelMatcher;
import org.ddogleg.struct.DogArray;

/**
 * How much of one picture is found in another, as if it were printed on something flat: SURF's
 * points, those that match both ways, and how many of them one homography explains.
 *
 * @param points of the catalogue's picture that could have been found
 * @param found those that were, all by the same homography; 0 if that is none a camera could make
 * @param parts of {@link #PARTS}, into which the catalogue's picture is cut, that have two or more
 *     of them: where only a maker's mark is the same they are few
 */
record Likeness(int points, int found, int parts) {
    /** Four rows of four. */
    static final int PARTS = 16;

    private static final ConfigFastHessian DETECTED = new ConfigFastHessian(1f, 2, 0, 1, 9, 4, 4);

    static {
        // Most points of one picture: what matching costs grows by their square.
        DETECTED.maxFeaturesAll = 900;
        // Its threads are ours: BoofCV would take all cores.
        BoofConcurrency.USE_CONCURRENT = false;
    }

    /** A match must be so much better than the next best. */
    private static final double CLEARER = 0.8;

    private static final ConfigRansac RANSAC = new ConfigRansac(1_000, 4.0);

    /** Smallest part of the photo that counts: smaller ones come about by chance. */
    private static final double LEAST_SHARE = 0.02;

    /** The points of a picture by which it is known again. */
    record Points(
            int widthPx, int heightPx, List<Point2D_F64> places, DogArray<TupleDesc_F64> marks) {
        static Points of(GrayF32 grey) {
            DetectDescribePoint<GrayF32, TupleDesc_F64> surf =
                    FactoryDetectDescribe.surfStable(DETECTED, null, null, GrayF32.class);
            surf.detect(grey);
            var places = new ArrayList<Point2D_F64>();
            var marks = new DogArray<>(surf::createDescription);
            for (int i = 0; i < surf.getNumberOfFeatures(); i++) {
                places.add(surf.getLocation(i).copy());
                marks.grow().setTo(surf.getDescription(i));
            }
            return new Points(grey.width, grey.height, places, marks);
        }
    }

    static Likeness of(Points catalogue, Points photo) {
        List<AssociatedPair> pairs = pairs(catalogue, photo);
        ModelMatcher<Homography2D_F64, AssociatedPair> ransac =
                FactoryMultiViewRobust.homographyRansac(new ConfigHomography(), RANSAC);
        int points = catalogue.places().size();
        boolean explained = pairs.size() >= ransac.getMinimumSize() && ransac.process(pairs);
        if (!explained || share(ransac.getModelParameters(), catalogue, photo) < LEAST_SHARE)
            return new Likeness(points, 0, 0);
        List<AssociatedPair> found = ransac.getMatchSet();
        return new Likeness(points, found.size(), parts(found, catalogue));
    }

    private static int parts(List<AssociatedPair> found, Points catalogue) {
        int side = (int) Math.sqrt(PARTS);
        int[] counts = new int[PARTS];
        for (AssociatedPair pair : found) {
            int column = (int) (side * pair.p1.x / catalogue.widthPx());
            int row = (int) (side * pair.p1.y / catalogue.heightPx());
            counts[row * side + column]++;
        }
        return (int) Arrays.stream(counts).filter(count -> count > 1).count();
    }

    private static List<AssociatedPair> pairs(Points catalogue, Points photo) {
        AssociateDescription<TupleDesc_F64> matching =
                FactoryAssociation.greedy(
                        new ConfigAssociateGreedy(true, CLEARER),
                        FactoryAssociation.scoreEuclidean(TupleDesc_F64.class, true));
        matching.setSource(catalogue.marks());
        matching.setDestination(photo.marks());
        matching.associate();
        var pairs = new ArrayList<AssociatedPair>();
        for (AssociatedIndex match : matching.getMatches().toList())
            pairs.add(
                    new AssociatedPair(
                            catalogue.places().get(match.src), photo.places().get(match.dst)));
        return pairs;
    }

    /**
     * How much of the photo the catalogue's picture covers; 0 if it is bent so that no camera could
     * see it: turned inside out, or its corners not convex.
     */
    private static double share(Homography2D_F64 bent, Points catalogue, Points photo) {
        double[] xs = {0, catalogue.widthPx(), catalogue.widthPx(), 0};
        double[] ys = {0, 0, catalogue.heightPx(), catalogue.heightPx()};
        var corners = new ArrayList<Point2D_F64>();
        for (int i = 0; i < xs.length; i++) {
            double depth = bent.a31 * xs[i] + bent.a32 * ys[i] + bent.a33;
            if (depth * bent.a33 <= 0) return 0;
            var corner = new Point2D_F64();
            HomographyPointOps_F64.transform(bent, xs[i], ys[i], corner);
            corners.add(corner);
        }
        double area = 0;
        for (int i = 0; i < corners.size(); i++) {
            Point2D_F64 a = corners.get(i);
            Point2D_F64 b = corners.get((i + 1) % corners.size());
            Point2D_F64 c = corners.get((i + 2) % corners.size());
            if ((b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x) <= 0) return 0;
            area += (a.x * b.y - b.x * a.y) / 2;
        }
        return Math.min(1, area / ((double) photo.widthPx() * photo.heightPx()));
    }
}

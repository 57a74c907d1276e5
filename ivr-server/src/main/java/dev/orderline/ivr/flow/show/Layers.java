package dev.orderline.ivr.flow.show;

import dev.orderline.ivr.flow.show.Layout.Caption;
import dev.orderline.ivr.flow.show.Layout.Placed;
import dev.orderline.ivr.flow.show.Layout.Point;
import dev.orderline.ivr.flow.show.Layout.Rectangle;
import dev.orderline.ivr.flow.show.Layout.Route;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.elk.alg.layered.options.CycleBreakingStrategy;
import org.eclipse.elk.alg.layered.options.FixedAlignment;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.math.KVector;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeLabelPlacement;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.HierarchyHandling;
import org.eclipse.elk.core.options.SizeConstraint;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Finds places for boxes and ways for lines: in layers from top to bottom, by the Eclipse Layout
 * Kernel. The same boxes and lines get the same places. Used once.
 */
final class Layers {
    /** From where calls begin: the id of what is no box. */
    static final String BEGIN = "";

    /** With more lines a picture takes minutes, and nobody reads it. (500 take a second or two.) */
    private static final int MOST_LINES = 1_000;

    private static final double SIZE_OF_BEGIN = 16;
    private static final double AROUND = 20;
    private static final double BETWEEN_BOXES = 28;
    private static final double BETWEEN_LAYERS = 26;
    private static final double BETWEEN_LINES = 12;
    private static final double IN_A_FRAME = 16;

    private final ElkNode root = ElkGraphUtil.createGraph();
    private final Map<String, ElkNode> nodes = new LinkedHashMap<>();
    private final Map<Caption, ElkEdge> edges = new LinkedHashMap<>();

    private final OrderingStrategy ordering;

    private Layers(OrderingStrategy ordering) {
        this.ordering = ordering;
    }

    /**
     * Lays out.
     *
     * @param faces a frame before what is in it
     * @param captions of the lines; one begins at {@link #BEGIN}
     * @throws IllegalArgumentException if those are too many
     */
    static Layout of(List<Face> faces, List<Caption> captions) {
        if (captions.size() > MOST_LINES)
            throw new IllegalArgumentException(
                    captions.size() + " lines are too many for a picture: " + MOST_LINES);
        try {
            return of(faces, captions, OrderingStrategy.PREFER_EDGES);
        } catch (NullPointerException fault) {
            // ELK 0.11 fails so on some large flows (ModelOrderNodeComparator): it may then order
            // the lines as it likes.
            return of(faces, captions, OrderingStrategy.NONE);
        }
    }

    /**
     * @param ordering whether lines leave a box in the order of the flow
     */
    private static Layout of(List<Face> faces, List<Caption> captions, OrderingStrategy ordering) {
        var layers = new Layers(ordering);
        layers.options();
        layers.node(BEGIN, layers.root).setDimensions(SIZE_OF_BEGIN, SIZE_OF_BEGIN);
        faces.forEach(layers::add);
        captions.forEach(layers::add);
        new RecursiveGraphLayoutEngine().layout(layers.root, new BasicProgressMonitor());
        return layers.read(faces);
    }

    private void options() {
        root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        root.setProperty(CoreOptions.DIRECTION, Direction.DOWN);
        root.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        root.setProperty(CoreOptions.HIERARCHY_HANDLING, HierarchyHandling.INCLUDE_CHILDREN);
        root.setProperty(CoreOptions.PADDING, new ElkPadding(AROUND));
        root.setProperty(CoreOptions.RANDOM_SEED, 1);
        root.setProperty(LayeredOptions.CYCLE_BREAKING_STRATEGY, CycleBreakingStrategy.MODEL_ORDER);
        spacing(root);
    }

    private void spacing(ElkNode node) {
        node.setProperty(LayeredOptions.SPACING_NODE_NODE, BETWEEN_BOXES);
        node.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, BETWEEN_LAYERS);
        node.setProperty(LayeredOptions.SPACING_EDGE_NODE, BETWEEN_LINES);
        node.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, BETWEEN_LINES);
        node.setProperty(LayeredOptions.SPACING_EDGE_EDGE, BETWEEN_LINES);
        node.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, BETWEEN_LINES);
        // Not network simplex, which is prettier: dense charts keep it busy for minutes.
        node.setProperty(
                LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.BRANDES_KOEPF);
        node.setProperty(LayeredOptions.NODE_PLACEMENT_BK_FIXED_ALIGNMENT, FixedAlignment.BALANCED);
        node.setProperty(LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, ordering);
    }

    private ElkNode node(String id, ElkNode parent) {
        ElkNode node = ElkGraphUtil.createNode(parent);
        nodes.put(id, node);
        return node;
    }

    private ElkNode node(String id) {
        ElkNode node = nodes.get(id);
        if (node == null) throw new IllegalArgumentException("no box " + id);
        return node;
    }

    private void add(Face face) {
        String inside = face.box().inside();
        ElkNode node = node(face.box().id(), inside.isEmpty() ? root : node(inside));
        node.setDimensions(face.width(), face.height());
        if (!face.isFrame()) return;
        spacing(node);
        node.setProperty(
                CoreOptions.PADDING,
                new ElkPadding(face.height() + IN_A_FRAME, IN_A_FRAME, IN_A_FRAME, IN_A_FRAME));
        node.setProperty(
                CoreOptions.NODE_SIZE_CONSTRAINTS, EnumSet.of(SizeConstraint.MINIMUM_SIZE));
        node.setProperty(CoreOptions.NODE_SIZE_MINIMUM, new KVector(face.width(), face.height()));
    }

    private void add(Caption caption) {
        ElkEdge edge =
                ElkGraphUtil.createSimpleEdge(
                        node(caption.line().from()), node(caption.line().to()));
        edges.put(caption, edge);
        if (caption.height() == 0) return;
        // A label without a text would be left out.
        ElkLabel label = ElkGraphUtil.createLabel(caption.toString(), edge);
        label.setDimensions(caption.width(), caption.height());
        label.setProperty(CoreOptions.EDGE_LABELS_PLACEMENT, EdgeLabelPlacement.CENTER);
    }

    private Layout read(List<Face> faces) {
        List<Placed> boxes = new ArrayList<>();
        for (Face face : faces) boxes.add(new Placed(face, rectangle(node(face.box().id()))));
        List<Route> routes = new ArrayList<>();
        edges.forEach((caption, edge) -> routes.add(route(caption, edge)));
        return new Layout(root.getWidth(), root.getHeight(), rectangle(node(BEGIN)), boxes, routes);
    }

    private static Rectangle rectangle(ElkNode node) {
        Point corner = corner(node.getParent());
        return new Rectangle(
                corner.x() + node.getX(),
                corner.y() + node.getY(),
                node.getWidth(),
                node.getHeight());
    }

    /** Where what is in {@code node} is measured from. */
    private static Point corner(ElkNode node) {
        double x = 0;
        double y = 0;
        for (ElkNode each = node; each.getParent() != null; each = each.getParent()) {
            x += each.getX();
            y += each.getY();
        }
        return new Point(x, y);
    }

    private static Route route(Caption caption, ElkEdge edge) {
        Point corner = corner(edge.getContainingNode());
        List<Point> points = new ArrayList<>();
        for (ElkEdgeSection section : edge.getSections()) {
            points.add(point(corner, section.getStartX(), section.getStartY()));
            for (ElkBendPoint bend : section.getBendPoints())
                points.add(point(corner, bend.getX(), bend.getY()));
            points.add(point(corner, section.getEndX(), section.getEndY()));
        }
        Rectangle at = new Rectangle(points.getFirst().x(), points.getFirst().y(), 0, 0);
        for (ElkLabel label : edge.getLabels())
            at =
                    new Rectangle(
                            corner.x() + label.getX(),
                            corner.y() + label.getY(),
                            label.getWidth(),
                            label.getHeight());
        return new Route(caption, points, at);
    }

    private static Point point(Point corner, double x, double y) {
        return new Point(corner.x() + x, corner.y() + y);
    }
}

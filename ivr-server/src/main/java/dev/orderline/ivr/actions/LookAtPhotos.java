package dev.orderline.ivr.actions;

import dev.orderline.ivr.flow.Action;
import dev.orderline.ivr.flow.Run;
import dev.orderline.ivr.flow.Type;
import dev.orderline.ivr.flow.Value;
import dev.orderline.ivr.orders.Assessed;
import dev.orderline.ivr.orders.Photo;
import dev.orderline.ivr.orders.PhotoDesk;
import java.util.List;
import java.util.Map;

/**
 * {@code photos.look}: what has come of a link that this call has sent for an item of the verified
 * order. {@code good} if each photo shows the item; one of which the machine is unsure makes it
 * {@code doubtful}, for a person. Fills {@code photos} likewise.
 */
public final class LookAtPhotos implements Action {
    private final PhotoDesk photos;

    public LookAtPhotos(PhotoDesk photos) {
        this.photos = photos;
    }

    @Override
    public String name() {
        return "photos.look";
    }

    @Override
    public Map<String, Type> inputs() {
        return ReturnQuestion.WITHOUT_REASON;
    }

    @Override
    public Map<String, List<Fill>> outcomes() {
        List<Fill> told = List.of(PhotoFact.FILL);
        return Map.of("good", told, "doubtful", told, "none", told);
    }

    @Override
    public boolean needsProof() {
        return true;
    }

    @Override
    public Result perform(Run run, Map<String, Value> with) {
        List<Photo> arrived =
                run.proof()
                        .map(proof -> photos.arrived(proof, ReturnQuestion.line(with), run.call()))
                        .orElse(List.of());
        PhotoFact fact = seen(arrived);
        return new Result(fact.written(), fact.slots());
    }

    private static PhotoFact seen(List<Photo> arrived) {
        if (arrived.isEmpty()) return PhotoFact.NONE;
        return arrived.stream().allMatch(photo -> photo.assessed() instanceof Assessed.ShowsItem)
                ? PhotoFact.GOOD
                : PhotoFact.DOUBTFUL;
    }
}

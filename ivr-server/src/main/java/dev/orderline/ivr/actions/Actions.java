package dev.orderline.ivr.actions;

import dev.orderline.ivr.flow.Action;
import dev.orderline.ivr.orders.Claim;
import dev.orderline.ivr.orders.Desks;
import dev.orderline.ivr.orders.Refund.Destination;
import java.util.List;
import java.util.stream.Stream;

/** Everything that flows can do. */
public final class Actions {
    private Actions() {}

    /** The actions over these desks. */
    public static List<Action> over(Desks desks) {
        Stream<Action> claims =
                Stream.of(Claim.values())
                        .flatMap(claim ->
                                Stream.of(
                                        new ConsiderRefund(desks.refunds(), claim),
                                        new ClaimRefund(desks.refunds(), claim)));
        Stream<Action> others =
                Stream.of(
                        new VerifyOrder(desks.orders()),
                        new TellWhereabouts(desks.orders()),
                        new ListItems(desks.orders()),
                        new ListCancellable(desks.orders(), desks.refunds()),
                        new ConsiderItem(desks.refunds()),
                        new CancelItem(desks.refunds()),
                        new CheckReturn(desks.returns()),
                        new WantCondition(desks.returns()),
                        new JudgeCondition(desks.returns()),
                        new DecideReturn(desks.returns()),
                        new OpenReturn(desks.returns(), Destination.ORIGINAL),
                        new OpenReturn(desks.returns(), Destination.CREDIT),
                        new OfferCredit(desks.returns()),
                        new ListExchanges(desks.exchanges()),
                        new OpenExchange(desks.exchanges()),
                        new TellExchange(desks.exchanges()),
                        new ListReturns(desks.returns()),
                        new TellReturn(desks.returns()),
                        new CancelReturn(desks.returns()),
                        new DecideChange(desks.returns()),
                        new OfferChange(desks.returns()),
                        new ChangeReturn(desks.returns(), Destination.ORIGINAL),
                        new ChangeReturn(desks.returns(), Destination.CREDIT),
                        new SendLabel(desks.returns()),
                        new TellRefund(desks.refunds()),
                        new TellCredit(desks.refunds()),
                        new SendCode(desks.codes()),
                        new TellCode(desks.codes()),
                        new WantPhoto(desks.returns()),
                        new SendPhotoLink(desks.photos()),
                        new LookAtPhotos(desks.photos()),
                        new NoteCallback(desks.callbacks()),
                        new RateCall(desks.ratings()));
        return Stream.concat(others, claims).toList();
    }
}

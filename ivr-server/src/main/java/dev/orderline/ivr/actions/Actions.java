package dev.orderline.ivr.actions;

import dev.orderline.ivr.flow.Action;
import dev.orderline.ivr.orders.Desks;
import java.util.List;

/** Everything that flows can do. */
public final class Actions {
    private Actions() {}

    /** The actions over these desks. */
    public static List<Action> over(Desks desks) {
        return List.of(
                new VerifyOrder(desks.orders()),
                new TellWhereabouts(desks.orders()),
                new ListItems(desks.orders()),
                new CheckReturn(desks.returns()),
                new DecideReturn(desks.returns()),
                new OpenReturn(desks.returns()),
                new NoteCallback(desks.callbacks()));
    }
}

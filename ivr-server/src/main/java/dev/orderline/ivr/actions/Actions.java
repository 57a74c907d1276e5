package dev.orderline.ivr.actions;

import dev.orderline.ivr.flow.Action;
import dev.orderline.ivr.orders.CallbackDesk;
import dev.orderline.ivr.orders.OrderDesk;
import dev.orderline.ivr.orders.ReturnDesk;
import java.util.List;

/** Everything that flows can do. */
public final class Actions {
    private Actions() {}

    /** The actions over these desks. */
    public static List<Action> over(OrderDesk orders, ReturnDesk returns, CallbackDesk callbacks) {
        return List.of(
                new VerifyOrder(orders),
                new TellWhereabouts(orders),
                new ListItems(orders),
                new CheckReturn(returns),
                new DecideReturn(returns),
                new OpenReturn(returns),
                new NoteCallback(callbacks));
    }
}

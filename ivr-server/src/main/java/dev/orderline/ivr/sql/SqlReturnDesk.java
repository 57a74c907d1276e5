package dev.orderline.ivr.sql;

import dev.orderline.ivr.orders.Order;
import dev.orderline.ivr.orders.Order.Item;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.Proof;
import dev.orderline.ivr.orders.ReturnDesk;
import dev.orderline.ivr.orders.ReturnOpened;
import dev.orderline.ivr.orders.ReturnOpened.Gone;
import dev.orderline.ivr.orders.ReturnOpened.NotReturnable;
import dev.orderline.ivr.orders.ReturnOpened.Opened;
import dev.orderline.ivr.orders.ReturnReason;
import dev.orderline.ivr.orders.ReturnRules;
import dev.orderline.ivr.orders.ReturnRules.Verdict;
import dev.orderline.ivr.orders.RmaNumber;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * The return desk over PostgreSQL. Requests for one line are judged one after the other, on all
 * nodes together.
 */
public final class SqlReturnDesk implements ReturnDesk {
    private final Database database;

    public SqlReturnDesk(Database database) {
        this.database = database;
    }

    @Override
    public ReturnOpened open(
            UUID request, Proof proof, int line, ReturnReason reason, ZonedDateTime now) {
        var asked = new ReturnRows.Asked(request, proof.number(), line, reason);
        return database.transact(
                "open a return",
                handle -> {
                    lock(handle, proof.number(), line);
                    return ReturnRows.answer(handle, asked)
                            .orElseGet(() -> judged(handle, asked, now));
                });
    }

    /** Whoever wants the same line waits, and then sees what has become of it. */
    private static void lock(Handle handle, OrderNumber number, int line) {
        handle.createQuery(
                        """
                        select line from items
                         where order_number = :number and line = :line for no key update
                        """)
                .bind("number", number.digits())
                .bind("line", line)
                .mapTo(Integer.class)
                .findOne();
    }

    private static ReturnOpened judged(Handle handle, ReturnRows.Asked asked, ZonedDateTime now) {
        Optional<Verdict> verdict =
                lines(handle, asked.number(), now).stream()
                        .filter(each -> each.item().line() == asked.line())
                        .map(ReturnLine::verdict)
                        .findFirst();
        if (verdict.isEmpty()) return new Gone();
        return switch (verdict.get()) {
            case Verdict.Returnable returnable -> {
                RmaNumber rma = ReturnRows.insert(handle, asked, returnable, now.toInstant());
                yield new Opened(rma, returnable.until());
            }
            case Verdict.Refusal why -> {
                ReturnRows.insertRefused(handle, asked, why, now.toInstant());
                yield new NotReturnable(why);
            }
        };
    }

    @Override
    public List<ReturnLine> lines(Proof proof, ZonedDateTime now) {
        return database.transact(
                "look up what may be returned", handle -> lines(handle, proof.number(), now));
    }

    private static List<ReturnLine> lines(Handle handle, OrderNumber number, ZonedDateTime now) {
        Map<Integer, RmaNumber> returned = ReturnRows.returned(handle, number);
        return OrderRows.find(handle, number).stream()
                .flatMap(order ->
                        order.items().stream().map(item -> line(order, item, returned, now)))
                .toList();
    }

    private static ReturnLine line(
            Order order, Item item, Map<Integer, RmaNumber> returned, ZonedDateTime now) {
        return new ReturnLine(item, ReturnRules.judge(order, item, returned, now));
    }
}

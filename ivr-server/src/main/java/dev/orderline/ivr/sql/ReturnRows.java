package dev.orderline.ivr.sql;

import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.ReturnOpened;
import dev.orderline.ivr.orders.ReturnOpened.NotReturnable;
import dev.orderline.ivr.orders.ReturnOpened.Opened;
import dev.orderline.ivr.orders.ReturnReason;
import dev.orderline.ivr.orders.ReturnRules.Verdict;
import dev.orderline.ivr.orders.ReturnRules.Verdict.AlreadyReturned;
import dev.orderline.ivr.orders.ReturnRules.Verdict.FinalSale;
import dev.orderline.ivr.orders.ReturnRules.Verdict.NotDelivered;
import dev.orderline.ivr.orders.ReturnRules.Verdict.Refusal;
import dev.orderline.ivr.orders.ReturnRules.Verdict.TooLate;
import dev.orderline.ivr.orders.RmaNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Returns, and requests for returns that were refused, as rows of their tables. */
final class ReturnRows {
    private ReturnRows() {}

    /** One request for a return. */
    record Asked(UUID request, OrderNumber number, int line, ReturnReason reason) {}

    private record Answered(Asked asked, ReturnOpened answer) {}

    /**
     * What {@code asked} was answered before; empty if it never was.
     *
     * @throws IllegalArgumentException if its request has asked something else before
     */
    static Optional<ReturnOpened> answer(Handle handle, Asked asked) {
        Optional<Answered> before =
                opened(handle, asked.request()).or(() -> refused(handle, asked.request()));
        if (before.isPresent() && !before.get().asked().equals(asked))
            throw new IllegalArgumentException("this request has asked something else before");
        return before.map(Answered::answer);
    }

    private static Optional<Answered> opened(Handle handle, UUID request) {
        return handle.createQuery(
                        """
                        select request, order_number, line, reason, rma, until_on
                          from returns where request = :request
                        """)
                .bind("request", request)
                .map((row, _) ->
                        new Answered(asked(row), new Opened(rma(row), day(row, "until_on"))))
                .findOne();
    }

    private static Optional<Answered> refused(Handle handle, UUID request) {
        return handle.createQuery(
                        """
                        select request, order_number, line, reason, refusal, rma, delivered_on, until_on
                          from refused_returns where request = :request
                        """)
                .bind("request", request)
                .map((row, _) -> new Answered(asked(row), new NotReturnable(refusal(row))))
                .findOne();
    }

    private static Asked asked(ResultSet row) throws SQLException {
        return new Asked(
                row.getObject("request", UUID.class),
                new OrderNumber(row.getString("order_number")),
                row.getInt("line"),
                ReturnReason.parse(row.getString("reason")).orElseThrow());
    }

    private static Refusal refusal(ResultSet row) throws SQLException {
        String name = row.getString("refusal");
        return switch (name) {
            case "not-delivered" -> new NotDelivered();
            case "too-late" -> new TooLate(day(row, "delivered_on"), day(row, "until_on"));
            case "final-sale" -> new FinalSale();
            case "already-returned" -> new AlreadyReturned(rma(row));
            default -> throw new IllegalStateException("no refusal is named " + name);
        };
    }

    private static RmaNumber rma(ResultSet row) throws SQLException {
        return new RmaNumber(row.getString("rma"));
    }

    private static LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    /** The lines of an order of which a return is open. */
    static Map<Integer, RmaNumber> returned(Handle handle, OrderNumber number) {
        return handle
                .createQuery("select line, rma from returns where order_number = :number")
                .bind("number", number.digits())
                .map((row, _) -> Map.entry(row.getInt("line"), rma(row)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Writes a return, under a number that no other has had. */
    static RmaNumber insert(
            Handle handle, Asked asked, Verdict.Returnable returnable, Instant now) {
        RmaNumber rma =
                RmaNumber.ofSerial(
                        handle.createQuery("select nextval('rma_serials')")
                                .mapTo(Integer.class)
                                .one());
        handle.createUpdate(
                        """
                        insert into returns (rma, request, order_number, line, quantity, reason,
                                             until_on, opened_at)
                        values (:rma, :request, :number, :line, :quantity, :reason, :until, :at)
                        """)
                .bindMap(columns(asked, now))
                .bind("rma", rma.digits())
                .bind("quantity", returnable.quantity())
                .bind("until", returnable.until())
                .execute();
        return rma;
    }

    static void insertRefused(Handle handle, Asked asked, Refusal why, Instant now) {
        handle.createUpdate(
                        """
                        insert into refused_returns (request, order_number, line, reason, refusal,
                                                     rma, delivered_on, until_on, refused_at)
                        values (:request, :number, :line, :reason, :refusal,
                                :rma, :delivered, :until, :at)
                        """)
                .bindMap(columns(asked, now))
                .bindMap(columns(why))
                .execute();
    }

    private static Map<String, Object> columns(Asked asked, Instant now) {
        return Map.of(
                "request", asked.request(),
                "number", asked.number().digits(),
                "line", asked.line(),
                "reason", asked.reason().written(),
                "at", now.atOffset(ZoneOffset.UTC));
    }

    private static Map<String, @Nullable Object> columns(Refusal why) {
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("rma", null);
        columns.put("delivered", null);
        columns.put("until", null);
        switch (why) {
            case NotDelivered _ -> columns.put("refusal", "not-delivered");
            case TooLate(var delivered, var until) -> {
                columns.put("refusal", "too-late");
                columns.put("delivered", delivered);
                columns.put("until", until);
            }
            case FinalSale _ -> columns.put("refusal", "final-sale");
            case AlreadyReturned(var rma) -> {
                columns.put("refusal", "already-returned");
                columns.put("rma", rma.digits());
            }
        }
        return columns;
    }
}

package dev.orderline.ivr.sql;

import dev.orderline.ivr.orders.Order;
import dev.orderline.ivr.orders.Person;
import dev.orderline.ivr.orders.Postcode;
import java.util.ArrayDeque;
import java.util.Deque;

/** The databases that a test has opened, to be closed together at its end. */
final class OpenDatabases implements AutoCloseable {
    private static final Person ANN = new Person("Ann Example", "+18035550123", "", "", "");

    private final Deque<Database> open = new ArrayDeque<>();

    Database opened(DatabaseAccess access) {
        Database database = Database.open(access);
        open.push(database);
        return database;
    }

    /** With one order. */
    Database filled(DatabaseAccess access, Order order, Postcode postcode) {
        Database database = opened(access);
        database.jdbi().useTransaction(handle -> OrderRows.insert(handle, order, postcode, ANN));
        return database;
    }

    @Override
    public void close() {
        open.forEach(Database::close);
        open.clear();
    }
}

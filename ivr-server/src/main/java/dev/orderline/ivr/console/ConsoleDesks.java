package dev.orderline.ivr.console;

import dev.orderline.ivr.orders.ApprovalDesk;
import dev.orderline.ivr.orders.GoodsDesk;
import dev.orderline.ivr.orders.Warehouse;
import dev.orderline.ivr.outbox.StuckDesk;

/** The desks that the shop's people and systems reach by HTTP. */
public record ConsoleDesks(
        Warehouse warehouse, GoodsDesk goods, ApprovalDesk approvals, StuckDesk stuck) {}

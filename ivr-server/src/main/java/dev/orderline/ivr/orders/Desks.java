package dev.orderline.ivr.orders;

/** All desks that a call can go to. */
public record Desks(
        OrderDesk orders,
        ReturnDesk returns,
        RefundDesk refunds,
        ExchangeDesk exchanges,
        CodeDesk codes,
        PhotoDesk photos,
        CallbackDesk callbacks,
        RatingDesk ratings) {}

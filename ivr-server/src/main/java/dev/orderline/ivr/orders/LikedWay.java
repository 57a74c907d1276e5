package dev.orderline.ivr.orders;

/** How a customer likes to be written to. */
public enum LikedWay implements Written {
    /** Nobody knows. */
    UNTOLD,
    EMAIL,
    SMS,
    WHATSAPP
}

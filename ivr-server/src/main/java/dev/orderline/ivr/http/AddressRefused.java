package dev.orderline.ivr.http;

import java.net.UnknownHostException;

/** A host has only addresses that we do not connect to. */
final class AddressRefused extends UnknownHostException {
    private static final long serialVersionUID = 1;

    AddressRefused() {
        super("neither public nor allowed");
    }
}

package dev.orderline.ivr.orders;

import java.util.List;

/**
 * What a shop's callers speak of and hear of, for grammars and for sounds made in advance: names
 * that occur, each once, most frequent first.
 *
 * @param items as callers would call them: "blue rain jacket"
 * @param places where carriers have scanned parcels
 * @param others that are heard within sentences: categories, sizes, colours
 */
public record ShopNames(List<String> items, List<String> places, List<String> others) {
    /** Most of a kind: to render so many takes the voice about a minute. */
    public static final int MAX = 500;

    public ShopNames {
        items = List.copyOf(items);
        places = List.copyOf(places);
        others = List.copyOf(others);
        if (items.size() > MAX || places.size() > MAX || others.size() > MAX)
            throw new IllegalArgumentException("more than " + MAX + " names of a kind");
    }
}

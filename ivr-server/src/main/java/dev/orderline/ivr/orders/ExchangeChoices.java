package dev.orderline.ivr.orders;

import dev.orderline.ivr.orders.ExchangeDesk.Choice;
import java.util.List;

/** Which of the things that lie in the warehouse somebody may have for what they send back. */
public final class ExchangeChoices {
    private ExchangeChoices() {}

    /**
     * Who got the right thing and did not like it gets another; who got it broken, or got something
     * else, may have the same again.
     *
     * @param bought what was ordered
     * @param inStock of the same product
     */
    public static List<Choice> of(Variant bought, List<Variant> inStock, ReturnReason reason) {
        boolean again =
                switch (reason) {
                    case DAMAGED, WRONG_ITEM -> true;
                    case TOO_SMALL, TOO_LARGE, NOT_AS_DESCRIBED, CHANGED_MIND -> false;
                };
        return inStock.stream()
                .filter(variant -> again || !variant.sku().equals(bought.sku()))
                .map(variant -> new Choice(variant.sku(), variant.beside(bought)))
                .filter(choice -> !choice.name().isEmpty())
                .toList();
    }
}

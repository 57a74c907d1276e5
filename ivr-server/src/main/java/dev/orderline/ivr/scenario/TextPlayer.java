package dev.orderline.ivr.scenario;

import dev.orderline.ivr.flow.Action;
import dev.orderline.ivr.flow.CompiledFlow;
import dev.orderline.ivr.flow.Run;
import dev.orderline.ivr.flow.source.Problem;
import dev.orderline.ivr.orders.Callback;
import dev.orderline.ivr.scenario.Scenario.Input;
import dev.orderline.ivr.scenario.Scenario.Turn;
import dev.orderline.ivr.trial.TrialShop;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Plays scenarios in text: words and keys go in, words come out. Stateless. */
public final class TextPlayer {
    private final Function<TrialShop, List<Action>> actions;
    private final ZoneId zone;

    /**
     * @param actions of a shop
     * @param zone the shop's
     */
    public TextPlayer(Function<TrialShop, List<Action>> actions, ZoneId zone) {
        this.actions = actions;
        this.zone = zone;
    }

    /**
     * Plays {@code scenario} through its flow, at time {@code played} if it names none.
     *
     * @param flow over whatever actions
     */
    public Played play(Scenario scenario, CompiledFlow flow, Instant played) {
        Given given = scenario.given();
        ZonedDateTime now = given.time(played, zone);
        var shop = new TrialShop(Clock.fixed(now.toInstant(), zone));
        try {
            fill(shop, given, now);
        } catch (IllegalArgumentException impossible) {
            return Played.impossible(scenario, String.valueOf(impossible.getMessage()));
        }
        List<Action> all =
                actions.apply(shop).stream()
                        .map(action -> FailingAction.among(given.failing(), action))
                        .toList();
        UUID id = UUID.nameUUIDFromBytes(scenario.title().getBytes(StandardCharsets.UTF_8));
        var call = new TextCall(flow.over(all), new Run(id, given.caller(), now));
        List<Moment> moments = new ArrayList<>();
        for (Turn turn : scenario.turns()) {
            if (!moments.isEmpty() && moments.getLast().isOver()) break;
            moments.add(after(turn.input(), call));
        }
        List<Problem> problems = new Judge(scenario).judge(moments, books(shop, given, now));
        return new Played(scenario, problems, moments, call.way());
    }

    private static void fill(TrialShop shop, Given given, ZonedDateTime now) {
        for (GivenOrder order : given.orders()) {
            shop.add(order.order(now), order.postcode());
            order.returned().forEach(line -> shop.open(line, now));
        }
    }

    private static Moment after(Input input, TextCall call) {
        return switch (input) {
            case Input.Calls() -> call.begin();
            case Input.Says(String words, boolean clearly) -> call.says(words, clearly);
            case Input.Plays(_, String words) -> call.says(words);
            case Input.Presses(String keys) -> call.presses(keys);
            case Input.IsSilent() -> call.isSilent();
            case Input.HangsUp() -> call.hangsUp();
        };
    }

    private static Books books(TrialShop shop, Given given, ZonedDateTime now) {
        return new Books(
                shop.orders().wrongAttempts(),
                shop.returned(now),
                shop.callbacks().open(Integer.MAX_VALUE).stream()
                        .filter(callback -> callback.number().equals(given.caller()))
                        .map(Callback::topic)
                        .toList());
    }
}

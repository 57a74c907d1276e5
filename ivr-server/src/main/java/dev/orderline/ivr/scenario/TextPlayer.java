package dev.orderline.ivr.scenario;

import dev.orderline.ivr.flow.Action;
import dev.orderline.ivr.flow.Answer;
import dev.orderline.ivr.flow.CompiledFlow;
import dev.orderline.ivr.flow.Question;
import dev.orderline.ivr.flow.Run;
import dev.orderline.ivr.flow.source.Place;
import dev.orderline.ivr.flow.source.Problem;
import dev.orderline.ivr.orders.Callback;
import dev.orderline.ivr.orders.ReturnPolicies;
import dev.orderline.ivr.orders.ReturnPolicy;
import dev.orderline.ivr.scenario.GivenOrder.GivenReturn;
import dev.orderline.ivr.scenario.Hearer.Understood;
import dev.orderline.ivr.scenario.Scenario.Input;
import dev.orderline.ivr.scenario.Scenario.Turn;
import dev.orderline.ivr.trial.TrialShop;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * Plays scenarios in text: words and keys go in, words come out; what callers say may also be given
 * to somebody who hears it. Stateless.
 */
public final class TextPlayer implements Driver {
    private final Function<TrialShop, List<Action>> actions;
    private final ReturnPolicies policies;
    private final ZoneId zone;

    /**
     * @param actions of a shop
     * @param policies by which it takes things back
     * @param zone the shop's
     */
    public TextPlayer(
            Function<TrialShop, List<Action>> actions, ReturnPolicies policies, ZoneId zone) {
        this.actions = actions;
        this.policies = policies;
        this.zone = zone;
    }

    /** One whose shop takes back everything within 30 days. */
    public TextPlayer(Function<TrialShop, List<Action>> actions, ZoneId zone) {
        this(actions, ReturnPolicies.unpublished(ReturnPolicy.PLAIN), zone);
    }

    @Override
    public String name() {
        return "text";
    }

    @Override
    public Played play(Scenario scenario, CompiledFlow flow, Instant played)
            throws InterruptedException {
        return play(scenario, flow, played, Hearer.AS_WRITTEN);
    }

    /**
     * As {@link #play(Scenario, CompiledFlow, Instant)}.
     *
     * @param hearer of what is said clearly
     */
    Played play(Scenario scenario, CompiledFlow flow, Instant played, Hearer hearer)
            throws InterruptedException {
        Given given = scenario.given();
        ZonedDateTime now = given.time(played, zone);
        var shop = new TrialShop(Clock.fixed(now.toInstant(), zone), policies);
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
        List<Understood> understood = new ArrayList<>();
        for (Turn turn : scenario.turns()) {
            if (!moments.isEmpty() && moments.getLast().isOver()) break;
            switch (turn.input()) {
                case Input.Calls() -> moments.add(call.begin());
                case Input.HangsUp() -> moments.add(call.hangsUp());
                case Input.Answer answer -> {
                    understood.add(understood(answer, turn.place(), call.question(), hearer));
                    moments.add(call.isHeard(understood.getLast().answer()));
                }
            }
        }
        List<Problem> problems = new Judge(scenario).judge(moments, books(shop, given));
        return new Played(scenario, problems, moments, understood, call.way());
    }

    @Override
    public void close() {}

    private static void fill(TrialShop shop, Given given, ZonedDateTime now) {
        for (GivenOrder order : given.orders()) {
            shop.add(order.order(now), order.postcode());
            for (int i = 0; i < order.items().size(); i++)
                shop.expect(i + 1, order.items().get(i).photos());
            order.goods().forEach(each -> shop.stock(each.sku(), each.variant(), each.pieces()));
            for (GivenReturn each : order.returned()) open(shop, each, now);
        }
    }

    private static void open(TrialShop shop, GivenReturn each, ZonedDateTime now) {
        if (each.exchangedFor().isEmpty()) shop.open(each.line(), each.step(), now);
        else shop.exchange(each.line(), each.exchangedFor(), each.step(), each.replacement(), now);
    }

    private static Understood understood(
            Input.Answer answer, Place place, Question question, Hearer hearer)
            throws InterruptedException {
        return switch (answer) {
            case Input.Says(String words, boolean clearly) ->
                    clearly
                            ? hearer.says(words, question)
                            : new Understood(TextCall.said(words, question, false), words);
            case Input.Plays(String file, String words) ->
                    hearer.plays(beside(place, file), words, question);
            case Input.Presses(String keys) ->
                    new Understood(TextCall.pressed(keys, question), keys);
            case Input.IsSilent() -> new Understood(new Answer.NoInput(), "");
        };
    }

    private static String beside(Place place, String file) {
        return Path.of(place.file()).resolveSibling(file).normalize().toString();
    }

    private static Books books(TrialShop shop, Given given) {
        return new Books(
                shop.orders().wrongAttempts(),
                shop.returned(),
                shop.refunded(),
                shop.exchanged(),
                shop.callbacks().open(Integer.MAX_VALUE).stream()
                        .filter(callback -> callback.number().equals(given.caller()))
                        .map(Callback::topic)
                        .toList());
    }
}

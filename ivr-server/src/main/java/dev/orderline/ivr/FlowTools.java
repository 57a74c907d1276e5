package dev.orderline.ivr;

import dev.orderline.ivr.actions.Actions;
import dev.orderline.ivr.flow.Action;
import dev.orderline.ivr.flow.CompiledFlow;
import dev.orderline.ivr.flow.Language;
import dev.orderline.ivr.flow.check.Vocabulary;
import dev.orderline.ivr.orders.Desks;
import dev.orderline.ivr.trial.TrialShop;
import dev.orderline.speech.mary.MaryLexicon;
import dev.orderline.speech.recognition.AmericanEnglish;
import dev.orderline.speech.recognition.Pronunciations;
import dev.orderline.speech.synthesis.AmericanSayAs;
import dev.orderline.speech.vosk.ModelLexicon;
import dev.orderline.speech.vosk.VoskModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What flows are made with here: languages, actions, the shop's names. */
public final class FlowTools {
    /** The language that is heard and spoken. */
    public static final Language ENGLISH = new Language(new AmericanEnglish(), new AmericanSayAs());

    /** The shop's items, as flows name the list. */
    private static final String ITEMS = "shop.items";

    private FlowTools() {}

    /** Over these desks, with the shop's names as they are now. */
    public static CompiledFlow.Tools over(Desks desks) {
        return of(Actions.over(desks), desks.orders().names().items());
    }

    /** Over a shop in memory whose customers also speak of {@code items}. */
    public static CompiledFlow.Tools over(TrialShop shop, List<String> items) {
        return of(actions(shop), items);
    }

    public static List<Action> actions(TrialShop shop) {
        return Actions.over(shop.desks());
    }

    private static CompiledFlow.Tools of(List<Action> actions, List<String> items) {
        return new CompiledFlow.Tools(
                actions, Map.of(ENGLISH.tag(), ENGLISH), Map.of(ITEMS, items));
    }

    /**
     * The words of {@code model}; how they sound is known to its lexicon, if it has one in {@code
     * folder}, and to MaryTTS's.
     */
    public static Map<String, Vocabulary> vocabularies(VoskModel model, Path folder) {
        Pronunciations mary = MaryLexicon.open();
        Pronunciations all = ModelLexicon.isIn(folder) ? ModelLexicon.read(folder).or(mary) : mary;
        return Map.of(ENGLISH.tag(), new InstalledVocabulary(model::knows, all));
    }
}

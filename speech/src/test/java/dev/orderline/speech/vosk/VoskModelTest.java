package dev.orderline.speech.vosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.speech.audio.SpeechFailure;
import dev.orderline.speech.audio.Utterances;
import dev.orderline.speech.audio.Utterances.Utterance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ResourceLock(DecoderNoise.RANDOM)
class VoskModelTest {
    static final Path STARTER = Path.of("../models/starter");

    @TempDir Path folder;

    @Test
    void aFolderThatIsNotThereIsRefused() {
        assertRefused(folder.resolve("nowhere"), "no model folder");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "am/final.mdl",
                "conf/mfcc.conf",
                "conf/model.conf",
                "graph/HCLr.fst",
                "graph/Gr.fst",
                "graph/disambig_tid.int"
            })
    void aModelThatIsNotWholeIsRefused(String file) throws IOException {
        lookLikeAModel();
        Files.delete(folder.resolve(file));
        assertRefused(folder, "has no " + file);
        Files.createFile(folder.resolve(file));
        assertRefused(folder, "has no " + file);
    }

    @Test
    void aStaticModelIsRefusedWithAHint() throws IOException {
        lookLikeAModel();
        Files.delete(folder.resolve("graph/HCLr.fst"));
        Files.delete(folder.resolve("graph/Gr.fst"));
        Files.writeString(folder.resolve("graph/HCLG.fst"), "x");
        assertRefused(folder, "takes no grammars at run time; take one called small or lgraph");
    }

    @Test
    void aModelOfAnotherRateIsRefused() throws IOException {
        lookLikeAModel();
        Files.writeString(folder.resolve("conf/mfcc.conf"), "--sample-frequency=11025\n");
        assertRefused(folder, "hears 11025 Hz; only models of 8000 and 16000 Hz");
        Files.writeString(folder.resolve("conf/mfcc.conf"), "--sample-frequency=many\n");
        assertRefused(folder, "reading the sample rate");
    }

    @Test
    void aModelThatNamesNoRateHearsKaldis() throws IOException {
        lookLikeAModel();
        assertEquals(8_000, VoskModel.check(folder));
        Files.writeString(folder.resolve("conf/mfcc.conf"), "--use-energy=false\n");
        assertEquals(16_000, VoskModel.check(folder));
    }

    /** The starter's acoustic model looks below 3.8 kHz only, so the other rate hardly matters. */
    @Test
    @Tag("slow")
    void aModelOf16kHzHearsTheTelephone() throws IOException {
        copyOfTheStarterAt16kHz();
        assertEquals(16_000, VoskModel.check(folder));
        try (VoskModel model = VoskModel.load(folder);
                var recognizer = model.recognizer("[\"yes\", \"no\", \"[unk]\"]")) {
            for (Utterance utterance : Utterances.read(Utterances.FOLDER)) {
                if (!utterance.words().equals("yes")) continue;
                short[] pcm = Utterances.samples(utterance.frames());
                recognizer.accept(pcm, pcm.length);
                assertEquals("yes", recognizer.partial());
                assertEquals("yes", recognizer.finish().getFirst().words());
            }
        }
    }

    private void copyOfTheStarterAt16kHz() throws IOException {
        try (Stream<Path> files = Files.walk(STARTER)) {
            for (Path file : files.toList())
                if (!file.equals(STARTER))
                    Files.copy(file, folder.resolve(STARTER.relativize(file).toString()));
        }
        Files.delete(folder.resolve(Checksums.LIST));
        Path configuration = folder.resolve("conf/mfcc.conf");
        Files.writeString(
                configuration, Files.readString(configuration).replace("=8000", "=16000"));
    }

    @Test
    void anEndlessConfigurationIsRefused() throws IOException {
        lookLikeAModel();
        Files.writeString(folder.resolve("conf/mfcc.conf"), "#".repeat(100_000));
        assertRefused(folder, "is no configuration");
    }

    @Test
    @Tag("slow")
    void aModelWhoseFilesAreGarbageIsRefused() throws IOException {
        lookLikeAModel();
        assertRefused(folder, "is damaged");
    }

    @Test
    void aModelThatIsNotAsListedIsRefusedByName() throws IOException {
        lookLikeAModel();
        String sumOfX = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881";
        Files.writeString(
                folder.resolve(Checksums.LIST),
                sumOfX + "  am/final.mdl\n" + sumOfX + " *graph/Gr.fst\n");
        assertRefused(folder, "the model in " + folder + " is damaged"); // Vosk's own refusal
        Files.writeString(folder.resolve("graph/Gr.fst"), "y");
        assertRefused(folder, "graph/Gr.fst of the model");
        Files.writeString(folder.resolve(Checksums.LIST), "../../secrets\n");
        assertRefused(folder, "no list of checksums");
    }

    @Test
    @Tag("slow")
    void theStarterModelIsAsListed() {
        Checksums.check(STARTER);
    }

    @Test
    @Tag("slow")
    void theStarterModelKnowsItsWords() {
        try (VoskModel model = VoskModel.load(STARTER)) {
            assertTrue(model.knows("order"));
            assertTrue(model.knows("don't"));
            assertFalse(model.knows("nought"));
            assertFalse(model.knows("two words"));
            assertFalse(model.knows("h\u00e9"));
        }
    }

    @Test
    @Tag("slow")
    void aClosedModelThrowsInsteadOfCrashing() {
        VoskModel model = VoskModel.load(STARTER);
        model.close();
        model.close();
        assertThrows(IllegalStateException.class, () -> model.knows("order"));
        assertThrows(IllegalStateException.class, () -> model.recognizer("[\"order\"]"));
    }

    @Test
    @Tag("slow")
    void aRecogniserOutlivesItsModelAndThrowsWhenClosedItself() {
        VoskModel model = VoskModel.load(STARTER);
        VoskRecognizer recognizer = model.recognizer("[\"yes\"]");
        model.close();
        recognizer.accept(new short[160], 160);
        assertEquals(List.of(), recognizer.finish());
        recognizer.close();
        recognizer.close();
        assertThrows(IllegalStateException.class, recognizer::partial);
        assertThrows(IllegalStateException.class, () -> recognizer.accept(new short[160], 160));
    }

    private void lookLikeAModel() throws IOException {
        for (String sub : List.of("am", "conf", "graph"))
            Files.createDirectories(folder.resolve(sub));
        for (String file :
                List.of(
                        "am/final.mdl",
                        "conf/model.conf",
                        "graph/HCLr.fst",
                        "graph/Gr.fst",
                        "graph/disambig_tid.int")) Files.writeString(folder.resolve(file), "x");
        Files.writeString(folder.resolve("conf/mfcc.conf"), "--sample-frequency=8000\n");
    }

    private static void assertRefused(Path folder, String why) {
        SpeechFailure refused =
                assertThrows(SpeechFailure.class, () -> VoskModel.load(folder).close());
        assertTrue(refused.toString().contains(why), refused.toString());
    }
}

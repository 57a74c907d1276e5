package dev.orderline.speech.models;

import dev.orderline.speech.audio.SpeechFailure;
import dev.orderline.speech.vosk.Checksums;
import dev.orderline.speech.vosk.VoskModel;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * The folder that official models are installed into, each in one of its name. Used by one thread;
 * two programs must not install the same model at once.
 *
 * <p>A model appears there whole or not at all: it is unpacked beside its place, looked through,
 * and moved there in one step.
 */
public final class Installation {
    /** Beside a model's files: the checksum of the zip that it came from. */
    static final String ORIGIN = "archive.sha256";

    private static final Duration CONNECT = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path folder;
    private final Duration patience;
    private final ToLongFunction<Path> room;

    /** What came of an installation. */
    public sealed interface Outcome {
        /**
         * @param sha256 of the zip
         * @param compared what it was compared with besides its size
         */
        record Installed(Path folder, String sha256, Compared compared) implements Outcome {}

        /** It is there, and whole. */
        record WasThere(Path folder) implements Outcome {}
    }

    /** What the zip's content was compared with. */
    public enum Compared {
        SHA256,
        MD5,
        /** Nobody told a checksum. */
        NOTHING
    }

    /** What is to be said about a model's files. */
    public sealed interface Verdict {
        record Whole() implements Verdict {}

        /**
         * @param files that are missing or not as they were
         */
        record Damaged(List<String> files) implements Verdict {}

        /** It has no list to compare it with. */
        record Unlisted() implements Verdict {}

        /** It came from another zip than the one that is known now. */
        record OfAnotherOrigin() implements Verdict {}

        /**
         * @param why it cannot be used, though its files are as they were
         */
        record Unfit(String why) implements Verdict {}
    }

    /** Models below {@code folder}, which is made when it is needed. */
    public Installation(Path folder) {
        this(folder, PATIENCE, Installation::usableSpace);
    }

    /**
     * @param patience with a server
     * @param room in bytes on the disk that a folder lies on
     */
    Installation(Path folder, Duration patience, ToLongFunction<Path> room) {
        this.folder = folder;
        this.patience = patience;
        this.room = room;
    }

    /** Where the model of this name is, or would be. */
    public Path folderOf(String name) {
        return folder.resolve(name);
    }

    /** The folders of models that are there. */
    public List<Path> installed() {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isDirectory)
                    .filter(each -> !each.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new ModelFailure("cannot read " + folder + ": " + failed, failed);
        }
    }

    /** Gets {@code model} from where its makers offer it. */
    public Outcome install(OfficialModel model, Progress progress) throws InterruptedException {
        return install(model, model.address(), progress);
    }

    /**
     * Gets {@code model}, unpacks and checks it. A damaged one is replaced.
     *
     * @param from another address of the same zip
     * @throws ModelFailure saying why there is no such model now; what was there stays, and what
     *     came of the zip is kept unless it is wrong
     */
    public Outcome install(OfficialModel model, URI from, Progress progress)
            throws InterruptedException {
        requireGrammars(model);
        Path target = folderOf(model.name());
        if (isWhole(target, model)) return new Outcome.WasThere(target);
        Path part = folder.resolve("." + model.name() + ".zip.part");
        try {
            Files.createDirectories(folder);
            long download = model.bytes() - (Files.exists(part) ? Files.size(part) : 0);
            // models are up to twice as large as their zips
            requireRoom(3 * download, "this model needs %d MB for the moment");
            try (HttpClient client = client()) {
                new Download(client, patience).fetch(from, model.bytes(), part, progress);
            }
            Outcome outcome = installed(model, part);
            Download.forget(part);
            return outcome;
        } catch (WrongContent wrong) {
            forget(part);
            throw new ModelFailure(wrong.sentence + "; it was removed: try again, or --from");
        } catch (IOException failed) {
            throw failure(failed);
        }
    }

    /**
     * Unpacks and checks {@code model} from a zip that somebody brought, which stays as it is.
     *
     * @throws ModelFailure as above
     */
    public Outcome installFile(OfficialModel model, Path zip) {
        requireGrammars(model);
        Path target = folderOf(model.name());
        if (isWhole(target, model)) return new Outcome.WasThere(target);
        try {
            Files.createDirectories(folder);
            return installed(model, zip);
        } catch (WrongContent wrong) {
            throw new ModelFailure(wrong.sentence);
        } catch (IOException failed) {
            throw failure(failed);
        }
    }

    /** Compares the files in {@code model} with what they were. */
    public static Verdict verify(Path model) {
        try {
            if (Checksums.isIn(model)) {
                List<String> damaged = Checksums.damaged(model);
                if (!damaged.isEmpty()) return new Verdict.Damaged(damaged);
            }
            VoskModel.check(model);
            return Checksums.isIn(model) ? new Verdict.Whole() : new Verdict.Unlisted();
        } catch (SpeechFailure unfit) {
            return new Verdict.Unfit(String.valueOf(unfit.getMessage()));
        }
    }

    /** As {@link #verify(Path)}, and whether it came from the zip that is known. */
    public Verdict verify(OfficialModel model) {
        Path target = folderOf(model.name());
        Verdict verdict = verify(target);
        if (!(verdict instanceof Verdict.Whole) || model.sha256().isEmpty()) return verdict;
        Path origin = target.resolve(ORIGIN);
        try {
            boolean other =
                    Files.isRegularFile(origin)
                            && !Files.readString(origin).startsWith(model.sha256());
            return other ? new Verdict.OfAnotherOrigin() : verdict;
        } catch (IOException failed) {
            throw failure(failed);
        }
    }

    private boolean isWhole(Path target, OfficialModel model) {
        return Files.isDirectory(target) && verify(model) instanceof Verdict.Whole;
    }

    private static void requireGrammars(OfficialModel model) {
        if (!model.grammars())
            throw new ModelFailure(
                    model.name()
                            + " has a static graph and takes no grammars at run time, which Orderline's"
                            + " flows need; take one called small or lgraph");
    }

    /**
     * @param what needs so many bytes: a sentence with a place for megabytes
     */
    private void requireRoom(long bytes, String what) {
        long left = room.applyAsLong(folder);
        if (left < bytes)
            throw new ModelFailure(
                    "%s has %d MB left, ".formatted(folder, left / 1_000_000)
                            + what.formatted(bytes / 1_000_000 + 1));
    }

    private static HttpClient client() {
        return HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** What was downloaded is not what it should be. */
    private static final class WrongContent extends Exception {
        private static final long serialVersionUID = 1;
        private final String sentence;

        WrongContent(String sentence) {
            super(sentence);
            this.sentence = sentence;
        }
    }

    private Outcome installed(OfficialModel model, Path zip) throws WrongContent, IOException {
        String sha256 = Checksums.sha256(zip);
        Compared compared = compare(model, zip, sha256);
        Path fresh = folder.resolve("." + model.name() + ".new");
        remove(fresh);
        Files.createDirectory(fresh);
        try {
            unpack(model, zip, fresh);
            Files.writeString(fresh.resolve(ORIGIN), sha256 + "  " + model.name() + ".zip\n");
            Checksums.write(fresh);
            VoskModel.check(fresh);
            Path target = folderOf(model.name());
            replace(target, fresh);
            return new Outcome.Installed(target, sha256, compared);
        } catch (SpeechFailure unfit) {
            throw new ModelFailure(
                    String.valueOf(unfit.getMessage())
                            .replace(fresh.toString(), zip.getFileName().toString()),
                    unfit);
        } finally {
            remove(fresh);
        }
    }

    private void unpack(OfficialModel model, Path zip, Path fresh) throws WrongContent {
        try {
            requireRoom(Unzip.size(zip), model.name() + " needs %d MB");
            Unzip.unpack(zip, fresh);
        } catch (Unzip.Refused refused) {
            throw new WrongContent(String.valueOf(refused.getMessage()));
        }
    }

    private static Compared compare(OfficialModel model, Path zip, String sha256)
            throws WrongContent, IOException {
        long bytes = Files.size(zip);
        if (bytes != model.bytes())
            throw new WrongContent(
                    "what came has %d bytes, %s has %d"
                            .formatted(bytes, model.name(), model.bytes()));
        if (!model.sha256().isEmpty()) {
            if (!sha256.equals(model.sha256()))
                throw new WrongContent(
                        "what came is not %s: its SHA-256 is %s, not %s"
                                .formatted(model.name(), sha256, model.sha256()));
            return Compared.SHA256;
        }
        if (model.md5().isEmpty()) return Compared.NOTHING;
        String md5 = Checksums.md5(zip);
        if (!md5.equals(model.md5()))
            throw new WrongContent(
                    "what came is not %s: its MD5 is %s, not %s"
                            .formatted(model.name(), md5, model.md5()));
        return Compared.MD5;
    }

    /** Moves {@code fresh} to {@code target}; what was there goes away after that. */
    private void replace(Path target, Path fresh) throws IOException {
        Path old = folder.resolve("." + target.getFileName() + ".old");
        remove(old);
        if (Files.exists(target)) Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        remove(old);
    }

    private static void remove(Path tree) throws IOException {
        if (!Files.exists(tree)) return;
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(each);
        }
    }

    private static void forget(Path part) {
        try {
            Download.forget(part);
        } catch (IOException failed) {
            throw new ModelFailure("cannot remove " + part + ": " + failed, failed);
        }
    }

    private ModelFailure failure(IOException failed) {
        return new ModelFailure("installing into " + folder + " failed: " + failed, failed);
    }

    private static long usableSpace(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException failed) {
            throw new ModelFailure("cannot tell how full the disk of " + folder + " is", failed);
        }
    }
}

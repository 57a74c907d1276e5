package dev.orderline.ivr.photo;

import dev.orderline.ivr.orders.DeskFailure;
import dev.orderline.ivr.photo.PictureGate.Passed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The shop's pictures of what it sells, in a folder that the shop fills: {@code <SKU>.jpg} or
 * {@code <SKU>.png}. Thread-safe.
 */
public final class CatalogueFolder {
    private static final Logger LOG = LoggerFactory.getLogger(CatalogueFolder.class);

    /** A SKU that can be the name of a file here and of none elsewhere. */
    private static final Pattern SKU = Pattern.compile("[0-9A-Za-z][0-9A-Za-z._-]{0,99}");

    private final Path folder;

    /**
     * @param folder need not be there
     */
    public CatalogueFolder(Path folder) {
        this.folder = folder;
    }

    /** The picture of {@code sku}; empty if the shop has none that can be read. */
    Optional<Pixels> find(String sku) {
        if (!SKU.matcher(sku).matches()) return Optional.empty();
        return List.of(".jpg", ".png").stream()
                .flatMap(ending -> read(folder.resolve(sku + ending)).stream())
                .findFirst();
    }

    private static Optional<Pixels> read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return switch (PictureGate.pass(PictureGate.read(in))) {
                case Passed.Through(var pixels) -> Optional.of(pixels);
                case Passed.Turned(var why) -> {
                    LOG.warn("{} is not used: {}", file, why);
                    yield Optional.empty();
                }
            };
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException failed) {
            throw new DeskFailure("read a picture of the catalogue", failed);
        }
    }
}

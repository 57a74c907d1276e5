package dev.orderline.ivr;

import dev.orderline.ivr.label.ScreenCode;
import dev.orderline.ivr.outbox.LabelDesk;
import dev.orderline.ivr.pages.PublicPages;
import dev.orderline.ivr.photo.CatalogueFolder;
import dev.orderline.ivr.photo.CheckedIntake;
import dev.orderline.ivr.photo.PhotoFolder;
import dev.orderline.ivr.sql.SqlPhotoDesk;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Puts together where customers get their labels, and where their photos arrive, are looked at,
 * kept, and deleted in the end.
 */
final class CustomerPages {
    /** A photo takes a few seconds, and the calls need the other cores. */
    private static final int LOOKING = 1;

    /** Each is in memory; who comes when there are so many is asked to try again. */
    private static final int WAITING = 4;

    private static final Duration FORGET_EVERY = Duration.ofHours(1);

    private CustomerPages() {}

    /**
     * Serves them from now on.
     *
     * @param parts gets what is to be closed
     * @throws IOException if the folder of photos cannot be used, or it cannot listen
     */
    static PublicPages serve(
            Settings settings, SqlPhotoDesk desk, LabelDesk labels, Clock clock, Parts parts)
            throws IOException {
        Path data = settings.folders().data();
        PhotoFolder folder = PhotoFolder.open(data.resolve("photos"));
        var catalogue = new CatalogueFolder(data.resolve("catalogue"));
        var intake = new CheckedIntake(desk, folder, catalogue, parts.add(cores()), clock);
        Period keep = settings.pages().keepPhotos();
        parts.add(
                Repeated.every(
                        FORGET_EVERY, "old-photos", () -> forget(desk, folder, keep, clock)));
        Settings.Listen listen = settings.listen();
        return parts.add(
                new PublicPages(
                        new InetSocketAddress(listen.address(), listen.pages()),
                        new PublicPages.Desks(desk, intake, labels, ScreenCode::svg),
                        clock));
    }

    private static ExecutorService cores() {
        return new ThreadPoolExecutor(
                LOOKING,
                LOOKING,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING),
                Thread.ofPlatform().name("photos").daemon().factory());
    }

    /** Files first: what a death leaves of a photo is a row, which the next time forgets. */
    private static void forget(SqlPhotoDesk desk, PhotoFolder folder, Period keep, Clock clock)
            throws IOException {
        LocalDate first = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minus(keep);
        folder.removeBefore(first);
        desk.forgetBefore(first.atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}

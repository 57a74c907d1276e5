package dev.orderline.ivr.photo;

import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/**
 * Hears of a decoder's warnings: by its lights a picture that ends in the middle is one with a grey
 * half. Used by one thread.
 */
final class Complaints implements IIOReadWarningListener {
    private boolean any;

    @Override
    public void warningOccurred(ImageReader source, String warning) {
        // Some cameras write a few bytes too many between segments.
        if (!warning.contains("extraneous bytes")) any = true;
    }

    boolean any() {
        return any;
    }
}

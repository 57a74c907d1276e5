package dev.orderline.ivr.orders;

/** What comes of sending a photo. */
public sealed interface Uploaded {
    /** What the desk says. */
    sealed interface AtDesk extends Uploaded {}

    /** It is kept, durably. */
    record Accepted(Photo photo) implements AtDesk {}

    /** There is no such link, or no longer. */
    record Expired() implements AtDesk {}

    /** The link has taken {@link PhotoLink#MAX_PHOTOS}. */
    record Full() implements AtDesk {}

    /** What is wrong with what was sent; nothing of it is kept. */
    sealed interface Refused extends Uploaded {}

    record TooLarge(int mostBytes) implements Refused {}

    /** It is of no kind of picture that we know. */
    record NotAPicture() implements Refused {}

    /**
     * It is a picture of a kind that we do not read.
     *
     * @param kind as people call it: "HEIC"
     */
    record OtherKind(String kind) implements Refused {}

    /** It begins as a picture does and is none, or not a whole one. */
    record Damaged() implements Refused {}

    record TooManyPixels(int most) implements Refused {}

    /** There is too much to do just now; the same may be sent again. */
    record Busy() implements Uploaded {}
}

package dev.orderline.ivr.orders;

/**
 * Who has placed an order. What is empty is not known. {@code toString} hides it.
 *
 * @param phone in E.164: "+18035550123"
 */
public record Person(
        String name, String phone, String email, String street, String town, LikedWay likes) {
    /** Whom nobody has asked: can be written to, at an address that nobody has (RFC 2606). */
    public static final Person SOMEBODY =
            new Person("Somebody", "", "somebody@example.org", "", "");

    /** Who has not told how they like to be written to. */
    public Person(String name, String phone, String email, String street, String town) {
        this(name, phone, email, street, town, LikedWay.UNTOLD);
    }

    @Override
    public String toString() {
        return "Person[...]";
    }
}

package dev.orderline.ivr.trial;

import dev.orderline.ivr.orders.GoodsDesk.Goods;
import dev.orderline.ivr.orders.Money;
import dev.orderline.ivr.orders.Variant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/**
 * What the demonstration shop sells, to whom, and who carries it. Invented, apart from the towns.
 */
final class Catalogue {
    /**
     * @param name as a caller would call it
     * @param cents of one, in US dollars
     * @param finalSale whether it is not taken back
     */
    record Product(String sku, String name, String category, long cents, boolean finalSale) {
        Product(String sku, String name, String category, long cents) {
            this(sku, name, category, cents, false);
        }
    }

    /**
     * @param postcode one of its own
     * @param areaCode of its telephones
     */
    record Town(String name, String postcode, String areaCode) {}

    /**
     * @param prefix of its tracking numbers
     * @param hubs where its parcels are sorted
     */
    record Carrier(String name, String prefix, List<String> hubs) {}

    /** Where everything is sent from. */
    static final String WAREHOUSE = "Memphis";

    static final List<Product> PRODUCTS =
            List.of(
                    new Product("JKT-RAIN-BLU", "blue rain jacket", "clothing", 8_995),
                    new Product("JKT-DOWN-BLK", "black down jacket", "clothing", 15_900),
                    new Product("VST-FLC-GRN", "green fleece vest", "clothing", 4_950),
                    new Product("SWT-WOOL-GRY", "gray wool sweater", "clothing", 7_495),
                    new Product("SHT-FLN-RED", "red flannel shirt", "clothing", 3_995),
                    new Product("TEE-CTN-WHT", "white cotton t-shirt", "clothing", 1_495),
                    new Product("PNT-HIK-BRN", "brown hiking pants", "clothing", 6_900),
                    new Product("SHO-TRL-ORG", "orange trail shoes", "shoes", 11_900),
                    new Product("BTS-HIK-BRN", "brown hiking boots", "shoes", 16_450),
                    new Product("SCK-WOOL-3", "wool socks", "socks", 2_250, true),
                    new Product("HAT-KNT-RED", "red knitted hat", "clothing", 1_995),
                    new Product("GLV-LTH-BLK", "black leather gloves", "clothing", 3_450),
                    new Product("BPK-30L-GRN", "green backpack", "bags", 9_495),
                    new Product("BAG-DUF-NVY", "navy duffel bag", "bags", 7_900),
                    new Product("TNT-2P-YEL", "two person tent", "camping", 24_900),
                    new Product("SLB-3S-BLU", "blue sleeping bag", "camping", 13_900),
                    new Product("MAT-SLP-GRY", "sleeping mat", "camping", 5_995),
                    new Product("STV-GAS-1", "camping stove", "camping", 4_495, true),
                    new Product("LMP-HD-400", "headlamp", "electronics", 3_995),
                    new Product("BTL-STL-1L", "steel water bottle", "kitchen", 2_795, true),
                    new Product("MUG-ENM-WHT", "enamel mug", "kitchen", 1_295),
                    new Product("CHR-CMP-GRN", "folding chair", "camping", 5_495),
                    new Product("TBL-CMP-ALU", "folding table", "camping", 8_995),
                    new Product("UMB-POC-BLK", "pocket umbrella", "umbrellas", 2_495));

    private static final Map<String, List<String>> SIZES =
            Map.of(
                    "clothing", List.of("size medium", "size small", "size large"),
                    "shoes", List.of("size nine", "size eight", "size ten"));

    private static final int PIECES_OF_EACH = 12;

    /** What lies in the warehouse of what differs by size; the first of each is what is ordered. */
    static List<Goods> goods(Currency currency) {
        var goods = new ArrayList<Goods>();
        for (Product product : PRODUCTS) {
            List<String> sizes = SIZES.getOrDefault(product.category(), List.of());
            for (int i = 0; i < sizes.size(); i++) {
                String sku = i == 0 ? product.sku() : product.sku() + "-" + i;
                goods.add(
                        new Goods(
                                new Variant(sku, sizes.get(i), ""),
                                product.name(),
                                new Money(product.cents(), currency),
                                PIECES_OF_EACH));
            }
        }
        return goods;
    }

    static final List<Town> TOWNS =
            List.of(
                    new Town("Irmo", "29063", "803"),
                    new Town("Buffalo", "14201", "716"),
                    new Town("Minneapolis", "55401", "612"),
                    new Town("Des Moines", "50309", "515"),
                    new Town("Boise", "83702", "208"),
                    new Town("Portland", "97205", "503"),
                    new Town("Tucson", "85701", "520"),
                    new Town("Austin", "78701", "512"),
                    new Town("Savannah", "31401", "912"),
                    new Town("Richmond", "23220", "804"),
                    new Town("Pittsburgh", "15222", "412"),
                    new Town("Burlington", "05401", "802"),
                    new Town("Madison", "53703", "608"),
                    new Town("Omaha", "68102", "402"),
                    new Town("Santa Fe", "87501", "505"),
                    new Town("Spokane", "99201", "509"),
                    new Town("Tampa", "33602", "813"),
                    new Town("Lexington", "40507", "859"),
                    new Town("Fresno", "93721", "559"),
                    new Town("Billings", "59101", "406"));

    static final List<Carrier> CARRIERS =
            List.of(
                    new Carrier("Bluebird Parcel", "BB", List.of("Chicago", "Atlanta", "Denver")),
                    new Carrier("Overland Express", "OX", List.of("Columbus", "Dallas", "Reno")),
                    new Carrier("Harbor Post", "HP", List.of("Louisville", "Newark", "Oakland")));

    static final List<String> FIRST_NAMES =
            List.of(
                    "Ann",
                    "Benjamin",
                    "Carla",
                    "David",
                    "Elena",
                    "Frank",
                    "Grace",
                    "Henry",
                    "Irene",
                    "James",
                    "Kara",
                    "Louis",
                    "Maria",
                    "Nathan",
                    "Olivia",
                    "Peter",
                    "Rosa",
                    "Samuel",
                    "Teresa",
                    "Victor");

    static final List<String> LAST_NAMES =
            List.of(
                    "Abbott",
                    "Baker",
                    "Castillo",
                    "Dawson",
                    "Ellis",
                    "Foster",
                    "Garcia",
                    "Hughes",
                    "Ingram",
                    "Jensen",
                    "Keller",
                    "Lopez",
                    "Mason",
                    "Novak",
                    "Owens",
                    "Parker",
                    "Quinn",
                    "Reyes",
                    "Sutton",
                    "Turner");

    private Catalogue() {}
}

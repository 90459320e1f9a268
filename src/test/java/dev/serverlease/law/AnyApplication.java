package dev.serverlease.law;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.words.ApplicationFields;
import dev.serverlease.words.ApplicationFields.Member;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Applications that somebody might send: a sample in which some members say something else, with what a register might
 * know of their numbers. The same seed gives the same ones.
 */
final class AnyApplication {

    private static final List<String> SAMPLES = List.of("own-office", "shop-without-licence", "vpn-resale");

    private static final Map<String, List<String>> TEXTS = Map.of(
            "lessee.uscc", List.of("91310000MA1FLX015Q", "91440300MA5GAX03XM", "92440300MA5DA1B2C9", "x"),
            "lessee.idNo", List.of("11010519491231002X", "110105201811250024", "810000199408230021", "E12345678"),
            "lessee.domicile", List.of("上海市浦东新区示例路1号", "北京市朝阳区示例街3号"),
            "server.country", List.of("SG", "HK", "CN", "US"),
            "use.licenceNo", List.of("京ICP证030173号", "x"),
            "use.filingNo", List.of("京ICP备05020493号-4", "x"),
            "use.declaredPurpose", List.of("公司官网和邮箱", "搭建节点供客户翻墙"),
            "contract.governingLaw", List.of("CN", "香港法律", "SG"),
            "contract.currency", List.of("CNY", "USD"));

    private static final List<String> STATES = List.of("VALID", "NOT_VALID", "UNKNOWN");

    private final Random random;
    private final LocalDate today;

    AnyApplication(Random random, LocalDate today) {
        this.random = random;
        this.today = today;
    }

    private static final List<String> PATHS = ApplicationFields.current().paths(member -> !member.isGroup()).stream()
            .filter(path -> path.contains(".") && !path.startsWith("answers"))
            .filter(AnyApplication::isFact)
            .toList();

    /** The paths of the facts that an applicant may state, answers to rules left out. */
    static List<String> paths() {
        return PATHS;
    }

    /** What only the contract says is no fact of the law. */
    private static boolean isFact(String path) {
        var tree = FactsReader.MAPPER.createObjectNode();
        set(tree, path, NullNode.getInstance());
        try {
            FactsReader.facts((Object) tree);
            return true;
        } catch (IllegalArgumentException unknownToTheLaw) {
            return false;
        }
    }

    ObjectNode next() {
        ObjectNode facts =
                FactsReader.MAPPER.valueToTree(FactsReader.sample(SAMPLES.get(random.nextInt(SAMPLES.size()))));
        List<String> paths = paths();
        int changes = 1 + random.nextInt(12);
        for (int i = 0; i < changes; i++) {
            String path = paths.get(random.nextInt(paths.size()));
            set(facts, path, value(path));
        }
        register(facts, "use", "licenceStatus");
        register(facts, "use", "filingStatus");
        register(facts, "use", "approvalStatus");
        register(facts, "channel", "approvalStatus");
        register(facts, "data", "mechanismStatus");
        register(facts, "lessee", "permitStatus");
        return facts;
    }

    static LeaseFacts facts(JsonNode tree) {
        return FactsReader.facts((Object) tree);
    }

    static void set(ObjectNode facts, String path, Object value) {
        var names = path.split("\\.");
        var group = facts;
        for (int at = 0; at < names.length - 1; at++) {
            group = group.withObjectProperty(names[at]);
        }
        group.set(names[names.length - 1], FactsReader.MAPPER.valueToTree(value));
    }

    private void register(ObjectNode facts, String section, String member) {
        if (random.nextBoolean()) {
            set(facts, section + "." + member, STATES.get(random.nextInt(STATES.size())));
        }
    }

    private Object value(String path) {
        Member member = ApplicationFields.current().member(path).orElseThrow();
        List<String> codes =
                new ArrayList<>(ApplicationFields.current().values(member).keySet());
        String type =
                String.valueOf(ApplicationFields.current().kind(member).schema().get("type"));
        return switch (type) {
            case "boolean" -> random.nextBoolean();
            case "integer" ->
                List.of(0L, 1L, 3L, 12L, 99_999L, 100_000L, 1_000_000L).get(random.nextInt(7));
            case "array" -> codes.isEmpty() ? List.of("PF-1") : some(codes);
            default -> codes.isEmpty() ? text(path, member) : codes.get(random.nextInt(codes.size()));
        };
    }

    private Object text(String path, Member member) {
        if (member.kind().equals("date")) {
            return today.plusDays(random.nextInt(800) - 200L).toString();
        }
        if (member.kind().equals("amount")) {
            return List.of("0", "1000.00", "18000.00", "120000.00").get(random.nextInt(4));
        }
        List<String> texts = TEXTS.getOrDefault(path, List.of("示例-1"));
        return texts.get(random.nextInt(texts.size()));
    }

    private List<String> some(List<String> codes) {
        List<String> chosen = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            String code = codes.get(random.nextInt(codes.size()));
            if (!chosen.contains(code)) {
                chosen.add(code);
            }
        }
        return chosen;
    }
}

package dev.serverlease.clause.wording;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.clause.FreeText;
import dev.serverlease.clause.TextCheck;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.lease.storage.Latest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * 自拟文字: the words of an application that the contract prints and that have none of the closed forms of their field. The
 * contract prints them as they are and marks them; two officers read them, as they read special terms (Civil Code art.
 * 496). What identifies the parties is no such field, for it is verified; nor is the purpose, which is what officers
 * decide on; two officers read those only that patterns cannot read to their end ({@link TextCheck#isReadable}).
 */
public final class OwnWording {

    /** What each field says in English if it has a closed form, by its path, in the order of the form. */
    private static final Map<String, Function<String, Optional<String>>> FIELDS = new LinkedHashMap<>();

    static {
        FIELDS.put("server.name", Described.MACHINE::english);
        FIELDS.put("server.upstreamProvider", Described.PROVIDER::english);
        FIELDS.put("server.city", Described.CITY::english);
        FIELDS.put("server.dataCentre", Described.DATA_CENTRE::english);
        FIELDS.put("server.bandwidth", Described.BANDWIDTH::english);
        FIELDS.put("server.traffic", Described.TRAFFIC::english);
        FIELDS.put("channel.accessIsp", Described.PROVIDER::english);
        FIELDS.put("channel.userArchiveNo", Described.REFERENCE::english);
        FIELDS.put("channel.internalUseUndertakingRef", Described.REFERENCE::english);
        FIELDS.put("channel.approvalRef", Described.REFERENCE::english);
        FIELDS.put("use.licenceNo", Described.REFERENCE::english);
        FIELDS.put("use.filingNo", Described.REFERENCE::english);
        FIELDS.put("data.mechanismRef", Described.REFERENCE::english);
        FIELDS.put("data.piaRef", Described.REFERENCE::english);
        FIELDS.put("data.piRetention", Described.RETENTION::english);
        FIELDS.put("contract.payment", UsualWording.PAYMENT::english);
        FIELDS.put("contract.maintenance", UsualWording.MAINTENANCE::english);
    }

    /** What clauses print of an application word for word, and what each is about; codes and sums are no such words. */
    public static final Map<String, FreeText> KINDS = kinds();

    /** Machines, providers and ways to pay are the same in many applications, and one is read at each step. */
    private static final Map<Written, Optional<String>> READ = Latest.of(2_000);

    private record Written(String path, String words) {}

    private OwnWording() {}

    private static Map<String, FreeText> kinds() {
        var kinds = new TreeMap<>(
                Map.of("contract.payment", FreeText.PAYMENT, "contract.maintenance", FreeText.MAINTENANCE));
        List.of(
                        "lessee.name",
                        "lessee.uscc",
                        "lessee.idNo",
                        "lessee.domicile",
                        "lessee.poaRef",
                        "lessee.contactPhone",
                        "lessee.noticeAddress",
                        "lessee.signerName",
                        "server.upstreamProvider",
                        "channel.accessIsp",
                        "channel.userArchiveNo",
                        "channel.internalUseUndertakingRef",
                        "channel.approvalRef",
                        "use.licenceNo",
                        "use.filingNo",
                        "data.mechanismRef",
                        "data.piaRef",
                        "contract.arbitrationBody",
                        "contract.arbitrationSeat")
                .forEach(path -> kinds.put(path, FreeText.LABEL));
        List.of(
                        "server.name",
                        "server.city",
                        "server.dataCentre",
                        "server.bandwidth",
                        "server.traffic",
                        "data.piRetention")
                .forEach(path -> kinds.put(path, FreeText.DESCRIPTION));
        return Collections.unmodifiableMap(kinds);
    }

    /** @param path of a field, as {@code contract.payment}. @param words that stand in it; blank or a dash for none */
    public static boolean is(String path, String words) {
        return LeaseFacts.given(words)
                && (FIELDS.containsKey(path) && usualInEnglish(path, words).isEmpty() || !isReadable(path, words));
    }

    private static boolean isReadable(String path, String words) {
        var kind = KINDS.get(path);
        return kind == null || TextCheck.isReadable(kind, words);
    }

    /**
     * @param path of a field
     * @param words that stand in it
     * @return what usual words say, in English; empty of other words and other fields
     */
    public static Optional<String> usualInEnglish(String path, String words) {
        var usual = FIELDS.get(path);
        return usual == null
                ? Optional.empty()
                : Latest.get(READ, new Written(path, words), written -> usual.apply(written.words()));
    }

    /** @param application valid by its schema. @return the paths of the fields that hold such words, in their order */
    public static List<String> in(JsonNode application) {
        return Stream.concat(FIELDS.keySet().stream(), KINDS.keySet().stream())
                .distinct()
                .filter(path ->
                        is(path, application.at("/" + path.replace('.', '/')).asText("")))
                .toList();
    }
}

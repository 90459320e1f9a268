package dev.serverlease.clause.wording;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 自拟条款: the words of an application on payment and maintenance that say more than is usual. The contract prints them as
 * they are and marks them; two officers read them, as they read special terms (Civil Code art. 496).
 */
public final class OwnWording {

    private static final Map<String, UsualWording> FIELDS =
            Map.of("contract.payment", UsualWording.PAYMENT, "contract.maintenance", UsualWording.MAINTENANCE);

    private OwnWording() {}

    /** @param path of a field, as {@code contract.payment}. @param words that stand in it */
    public static boolean is(String path, String words) {
        return FIELDS.containsKey(path)
                && !words.isBlank()
                && usualInEnglish(path, words).isEmpty();
    }

    /**
     * @param path of a field
     * @param words that stand in it
     * @return what usual words say, in English; empty of other words and other fields
     */
    public static Optional<String> usualInEnglish(String path, String words) {
        return Optional.ofNullable(FIELDS.get(path)).flatMap(usual -> usual.english(words));
    }

    /** @param payment the words on payment; null or blank if there are none. @param maintenance likewise */
    public static boolean isIn(@Nullable String payment, @Nullable String maintenance) {
        return is("contract.payment", payment == null ? "" : payment)
                || is("contract.maintenance", maintenance == null ? "" : maintenance);
    }

    /** @param application valid by its schema. @return the paths of the fields that hold such words, in their order */
    public static List<String> in(JsonNode application) {
        return FIELDS.keySet().stream()
                .sorted()
                .filter(path ->
                        is(path, application.at("/" + path.replace('.', '/')).asText()))
                .toList();
    }
}

package dev.serverlease.clause.wording;

import dev.serverlease.clause.PlainWords;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether a text says no more than is usual of its subject: in which periods, until which day of them and how rent is
 * paid; that the lessor maintains the machine, and the lessee its own software. Each part of its sentences is made of
 * usual phrases, and so is its English. Whatever else is said may hold anything, so that two officers read it and the
 * contract marks it (Civil Code arts. 496, 712, 721).
 */
enum UsualWording {
    PAYMENT {
        @Override
        Optional<List<String>> inEnglish(List<String> parts) {
            return PaymentPlan.inEnglish(parts);
        }
    },
    MAINTENANCE {
        @Override
        Optional<List<String>> inEnglish(List<String> parts) {
            return Upkeep.inEnglish(parts);
        }
    };

    /** Of one whose name is no part of the contract nobody knows who it is. */
    private static final Pattern OTHER_NAMES = Pattern.compile("[甲乙](双)?方|出租方|承租方");

    private static final Pattern BLANKS = Pattern.compile("[ \\t\\u00a0\\u3000]+");
    private static final Pattern HOLIDAY_ASIDE = Pattern.compile("[（(](如?[遇逢][^（）()]{1,30})[）)]");
    private static final Pattern PART = Pattern.compile("([^，,；;。.：:\\n]+)([，,；;。.：:\\n]*)");

    /** Nobody needs more for what is usual. */
    private static final int LONGEST = 500;

    /** @return each part in English; empty if one is not usual, or they do not go together */
    abstract Optional<List<String>> inEnglish(List<String> parts);

    /**
     * @param words as they were written
     * @return the same in English; empty if they are not usual
     */
    Optional<String> english(String words) {
        var text = HOLIDAY_ASIDE
                .matcher(BLANKS.matcher(PlainWords.of(words).unspaced().strip()).replaceAll(""))
                .replaceAll("，$1");
        if (OTHER_NAMES.matcher(words).find() || text.length() > LONGEST) {
            return Optional.empty();
        }
        var parts = PART.matcher(text).results().toList();
        return inEnglish(parts.stream().map(part -> part.group(1)).toList()).map(said -> {
            var all = new StringBuilder();
            for (int at = 0; at < said.size(); at++) {
                all.append(said.get(at))
                        .append(at == said.size() - 1 ? "" : mark(parts.get(at).group(2)));
            }
            return all.toString();
        });
    }

    private static String mark(String chinese) {
        return switch (chinese.charAt(0)) {
            case '，', ',' -> ", ";
            case '：', ':' -> ": ";
            default -> "; ";
        };
    }
}

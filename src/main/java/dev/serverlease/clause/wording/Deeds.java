package dev.serverlease.clause.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the lessor does by usual words on maintenance.
 *
 * @param sharedTime within which all of it is done, if only the first states a time; else empty
 */
record Deeds(String english, String sharedTime) {

    private static final Pattern WITHIN =
            Pattern.compile("(?:在|于)?(?:不超过)?(?<n>" + WrittenNumber.ANY + ")(?<unit>分钟|个?小时|个?工作日|日|天)(?:之|以)?内?");
    private static final Pattern HOW = Pattern.compile("(?<how>免费|及时|定期|" + Works.ROUND_THE_CLOCK + "|全天候)");
    private static final Pattern TIMED =
            Pattern.compile(WITHIN.pattern().replaceAll("\\(\\?<[a-z]+>", "(?:") + "|" + HOW.pattern());
    private static final Pattern AND = Pattern.compile("(?:并且?|[、和及且])");

    private static final Pattern BEARS =
            Pattern.compile("(?:承担|负担)(?:(?<works>" + Works.ANY + ")的?)?(?<all>全部|所有|相关)?的?费用?");
    private static final Pattern CARES =
            Pattern.compile("(?:负责|承担)(?<works>" + Works.ANY + ")?(?:的?(?:责任|义务|工作))?(?!费)");
    private static final Pattern PROVIDES = Pattern.compile("(?:提供|安排)(?<works>" + Works.ANY + ")");
    private static final Pattern ANSWERS = Pattern.compile("(?<does>响应|到场|到达现场)");
    private static final Pattern ANSWER_TIME = Pattern.compile("响应时间(?:为|不超过)?(?=[0-9一二两三四五六七八九十])");
    private static final Pattern DOES =
            Pattern.compile("(?<acts>" + Works.ACTS_LISTED + ")(?<things>" + Works.THINGS_LISTED + ")?");
    private static final Pattern KEEPS =
            Pattern.compile("(?:保证|保障|确保)(?<things>" + Works.THINGS_LISTED + ")?的?正常(?:运行|使用)");

    /** No later than the contract's own time to respond, which stands in the paragraph after it. */
    private static final int HOURS_TO_RESPOND = 8;

    private static final int HOURS = 72;
    private static final int DAYS = 10;

    /**
     * @param isNamed whether the lessor is named with them, so that they may speak of cost
     * @param object of what is done, where it was named before
     * @return null if anything else is said
     */
    static @Nullable Deeds in(String words, boolean isNamed, @Nullable String object) {
        return new Reader(words, isNamed, object).deeds();
    }

    private static boolean isSoon(Matcher within, boolean isAnswer) {
        int number = WrittenNumber.of(within.group("n"));
        var unit = within.group("unit");
        int most = unit.equals("分钟")
                ? HOURS_TO_RESPOND * 60
                : unit.endsWith("小时") ? isAnswer ? HOURS_TO_RESPOND : HOURS : isAnswer ? 0 : DAYS;
        return number > 0 && number <= most;
    }

    private static String time(Matcher within) {
        int number = WrittenNumber.of(within.group("n"));
        var unit = within.group("unit");
        return number
                + (unit.equals("分钟")
                        ? " minute"
                        : unit.endsWith("小时") ? " hour" : unit.endsWith("工作日") ? " working day" : " day")
                + (number == 1 ? "" : "s");
    }

    private static final class Reader {

        private final String part;
        private final boolean isNamed;
        private final @Nullable String object;
        private int at;

        private Reader(String part, boolean isNamed, @Nullable String object) {
            this.part = part;
            this.isNamed = isNamed;
            this.object = object;
        }

        @Nullable
        Deeds deeds() {
            var all = new ArrayList<String>();
            var times = new ArrayList<String>();
            while (at < part.length()) {
                if (!all.isEmpty()
                        && next(AND) == null
                        && !TIMED.matcher(part.substring(at)).lookingAt()) {
                    return null;
                }
                var one = one(times);
                if (one == null) {
                    return null;
                }
                all.add(one);
            }
            if (all.isEmpty()) {
                return null;
            }
            boolean shared = all.size() > 1
                    && !times.get(0).isEmpty()
                    && times.stream().skip(1).allMatch(String::isEmpty);
            return new Deeds(
                    Nouns.joined(Stream.iterate(0, n -> n < all.size(), n -> n + 1)
                            .map(n -> all.get(n) + (shared || times.get(n).isEmpty() ? "" : " " + times.get(n)))
                            .toList()),
                    shared ? times.get(0) : "");
        }

        /** One thing that is done; its time is added. */
        private @Nullable String one(List<String> times) {
            var answerTime = next(ANSWER_TIME);
            var how = new ArrayList<String>();
            how(how);
            var within = next(WITHIN);
            how(how);
            var answers = answerTime == null ? next(ANSWERS) : null;
            boolean isAnswer = answerTime != null || answers != null;
            if (within != null && !isSoon(within, isAnswer)) {
                return null;
            }
            times.add(within == null ? "" : "within " + time(within));
            var does = answerTime != null
                    ? within == null ? null : "responds"
                    : answers != null ? answers.group().equals("响应") ? "responds" : "comes on site" : work();
            return does == null
                    ? null
                    : does + how.stream().map(each -> " " + each).collect(Collectors.joining());
        }

        private void how(List<String> all) {
            for (var found = next(HOW); found != null; found = next(HOW)) {
                all.add(
                        switch (found.group()) {
                            case "免费" -> "free of charge";
                            case "及时" -> "promptly";
                            case "定期" -> "regularly";
                            default -> "24/7";
                        });
            }
        }

        private @Nullable String work() {
            var found = next(BEARS);
            if (found != null) {
                var works = found.group("works");
                return isNamed
                        ? "bears "
                                + (found.group("all") == null
                                                || found.group("all").equals("相关")
                                        ? ""
                                        : "all ") + "the cost"
                                + (works == null ? "" : " of " + Works.english(works))
                        : null;
            }
            found = next(CARES);
            if (found != null) {
                return found.group("works") == null
                        ? "is responsible"
                        : "is responsible for " + Works.english(found.group("works"));
            }
            found = next(PROVIDES);
            if (found != null) {
                return "provides " + Works.english(found.group("works"));
            }
            found = next(KEEPS);
            if (found != null) {
                return "keeps "
                        + (found.group("things") == null ? "everything" : Works.things(found.group("things"), false))
                        + " in normal operation";
            }
            found = next(DOES);
            return found == null
                    ? null
                    : Works.does(found.group("acts"))
                            + (found.group("things") != null
                                    ? " " + Works.things(found.group("things"), false)
                                    : object == null ? "" : " " + object);
        }

        private @Nullable Matcher next(Pattern phrase) {
            var found = phrase.matcher(part).region(at, part.length());
            if (!found.lookingAt() || found.end() == at) {
                return null;
            }
            at = found.end();
            return found;
        }
    }
}

package dev.serverlease.clause.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What usual words on maintenance say together: the lessor maintains the machine, the lessee its own software. */
final class Upkeep {

    private static final String LESSOR = "由?出租人(?:应当?|须)?(?:均|都)?";
    private static final String LESSEE = "由?承租人(?:应当?|须)?";

    private static final Pattern TERM = Pattern.compile("(?:在|于)?(?:整个)?租赁(?:期限?内|期间内?)的?");
    private static final Pattern REPORTED =
            Pattern.compile("(?:自|在|经|于)?(?:接到|收到)?(?<who>承租人的?)?(?<what>报修|通知|报障)(?:之时|之日|时)?(?:起|以?后)");
    private static final Pattern SUBJECT =
            Pattern.compile("(?:(?<topic>" + Works.ANY + ")?(?:的?(?<cost>(?:全部|所有)?费用?))?(?:均|都)?由)?" + LESSOR);
    private static final Pattern ALSO = Pattern.compile("并且?");

    /** What the law has anyway (Civil Code art. 713). */
    private static final Pattern FAULT = Pattern.compile(
            "(?:但是?)?(?:因|由于)承租人的?(?<why>过错|原因)(?:造成|导致|引起)" + "(?:服务器|租赁物|硬件|设备)?的?(?:损坏|故障)?的?(?<out>除外)?");

    private static final Pattern TELLS =
            Pattern.compile("承租人(?:如?发现(?<what>故障|损坏)(?:的|后|时)?)?(?:应当?|须)?(?<how>及时|立即)?(?:通知|告知)出租人");
    private static final Pattern HELPS = Pattern.compile(LESSEE + "(?:予以|给予|提供)?必要的?(?:配合|协助)");

    private final String part;
    private int at;

    /** Whether it only says when something is done that another part says. */
    private boolean isLead;

    private final List<String> before = new ArrayList<>();

    private Upkeep(String part) {
        this.part = part;
    }

    /** @return each part in English; empty if one is not usual */
    static Optional<List<String>> inEnglish(List<String> parts) {
        var said = new ArrayList<String>();
        boolean isLessor = true;
        boolean isLead = true;
        for (var part : parts) {
            var lessees = lessees(part);
            var upkeep = new Upkeep(part);
            var english = lessees != null ? lessees : upkeep.lessors(isLessor);
            if (english == null) {
                return Optional.empty();
            }
            isLead = upkeep.isLead;
            isLessor = part.contains("出租人") && lessees == null
                    || isLessor && (!part.contains("承租人") || part.endsWith("除外"));
            said.add(english);
        }
        return isLead ? Optional.empty() : Optional.of(said);
    }

    private static @Nullable String lessees(String part) {
        var tells = TELLS.matcher(part);
        if (tells.matches()) {
            return "the lessee tells the lessor"
                    + (tells.group("what") == null ? "" : " of " + Works.things(tells.group("what"), false))
                    + (tells.group("how") == null ? "" : " promptly");
        }
        return HELPS.matcher(part).matches()
                ? "the lessee gives the help that is necessary"
                : OwnSoftware.english(part);
    }

    /** @param isKnown whether it is the lessor of whom the parts before speak */
    private @Nullable String lessors(boolean isKnown) {
        var fault = FAULT.matcher(part);
        if (fault.matches()) {
            isLead = fault.group("out") == null;
            return (fault.group("out") == null ? "where " : "except what ")
                    + (fault.group("why").equals("过错") ? "the lessee's fault causes" : "the lessee has caused")
                    + (fault.group("out") == null ? " it" : "");
        }
        leads();
        if (!before.isEmpty() && at == part.length()) {
            isLead = true;
            return String.join(" ", before);
        }
        var subject = next(SUBJECT);
        leads();
        if (subject == null) {
            next(ALSO);
        }
        var does = subject != null ? doesWithTopic(subject) : isKnown ? does(null) : null;
        return does == null ? null : String.join(" ", before) + (before.isEmpty() ? "" : " ") + "the lessor " + does;
    }

    /** When it is done. */
    private void leads() {
        var term = next(TERM);
        if (term != null) {
            before.add("during the lease term");
        }
        var reported = next(REPORTED);
        if (reported != null) {
            before.add("after the lessee's " + (reported.group("what").equals("通知") ? "notice" : "report"));
        }
    }

    /** What follows a subject; of what is named before it, it says what is done with that. */
    private @Nullable String doesWithTopic(Matcher subject) {
        var topic = subject.group("topic");
        if (subject.group("cost") != null) {
            var bears = next(Pattern.compile("承担|负担|负责"));
            return bears != null && at == part.length()
                    ? "bears " + (subject.group("cost").length() > 2 ? "all " : "") + "the cost"
                            + (topic == null ? "" : " of " + Works.english(topic))
                    : null;
        }
        if (topic == null) {
            return does(null);
        }
        int from = at;
        if (next(Pattern.compile("(?:负责|承担)(?:责任|义务)?$")) != null) {
            return "is responsible for " + Works.english(topic);
        }
        at = from;
        if (topic.matches(Works.THINGS_LISTED) && part.substring(at).matches("[^负承提安费]*" + Works.ACTS_LISTED)) {
            return does(Works.things(topic, false));
        }
        before.add(0, "as to " + Works.english(topic) + ",");
        return does(null);
    }

    /** @param object of what is done, where it was named before */
    private @Nullable String does(@Nullable String object) {
        var deeds = Deeds.in(part.substring(at), part.contains("出租人"), object);
        if (deeds != null && !deeds.sharedTime().isEmpty()) {
            before.add(deeds.sharedTime());
        }
        return deeds == null ? null : deeds.english();
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

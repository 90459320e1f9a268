package dev.serverlease.clause;

import dev.serverlease.law.facts.ContractFacts.UnfairExemption;
import dev.serverlease.lease.Bilingual;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads a contract as a court reads it: by what it says, not by what its clauses claim to be. What must be there counts
 * where the words prove it; what must not be there is named with its sentence.
 */
public final class TextCheck {

    /** What the rules on drafts look for when something of the lessee is limited and shown conspicuously. */
    static final String HIGHLIGHTED = "highlighted";

    /** The clause that holds what an officer wrote. */
    private static final String SPECIAL_TERMS = "special-terms";

    private static final Pattern SENTENCE = Pattern.compile("[^。！\\n]+[。！]?");
    /** They say how to write of disputes; a special term writes nothing of them, as its topic says. */
    private static final Set<ForbiddenWords> ON_DISPUTES =
            EnumSet.of(ForbiddenWords.NAMED_COURT, ForbiddenWords.ARBITRATION_OR_COURT);

    private static final Pattern ARBITRATION = Pattern.compile("提交[^。]{0,80}仲裁");
    private static final Pattern COURT = Pattern.compile("向[^。；]{0,60}人民法院[^。；]{0,8}(起诉|提起诉讼)");

    /** What limits or burdens a lessee wherever it stands, and so is to be marked (Civil Code art. 496). */
    private static final Pattern BURDEN = Pattern.compile(
            "责任限额|视为送达|有管辖权的人民法院|裁决是终局的|出租人(有权|可以)(暂停|解除|中止|调整|提高)|(?<!次)承租人不得|不视为同意续租|价格[^，。；]{0,12}相应调整");

    /**
     * What a lease states by Civil Code arts. 470 and 704, and no rule looks for in the words: rules on the rest name
     * it themselves.
     */
    private static final Map<String, Bilingual> NECESSARY = new TreeMap<>(Map.of(
            "parties", new Bilingual("当事人", "the parties"),
            "asset", new Bilingual("租赁物", "the thing leased"),
            "term", new Bilingual("租赁期限", "the term"),
            "price", new Bilingual("租金金额", "the amount of the rent"),
            "rent", new Bilingual("租金的支付", "the payment of the rent"),
            "maintenance", new Bilingual("维修", "maintenance"),
            "notice", new Bilingual("通知", "notices")));

    private static final Bilingual LACKING =
            new Bilingual("合同文本没有写明（民法典第四百七十条、第七百零四条）", "the text does not state it (Civil Code arts. 470, 704)");

    private final ClauseLibrary library;

    private TextCheck(ClauseLibrary library) {
        this.library = library;
    }

    public static TextCheck of(ClauseLibrary library) {
        return new TextCheck(library);
    }

    /**
     * @param proved what the words prove, by the names that the rules on drafts look for
     * @param objections what must not be there
     */
    public record Result(Set<String> proved, List<Objection> objections) {

        /** Void exemptions, as the rules on standard terms know them. */
        public Set<UnfairExemption> exemptions() {
            return objections.stream()
                    .map(Objection::exemption)
                    .filter(Objects::nonNull)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** The same for a lease: an agreement on one already concluded need not state its terms again. */
    public Result checkLease(ContractText text) {
        var read = check(text);
        var objections = new ArrayList<>(read.objections());
        NECESSARY.forEach((name, words) -> {
            if (!read.proved().contains(name)) {
                objections.add(new Objection(words, words.zh(), LACKING, null));
            }
        });
        return new Result(read.proved(), List.copyOf(objections));
    }

    public Result check(ContractText text) {
        var objections = new ArrayList<Objection>();
        text.clauses().forEach(clause -> objections.addAll(objections(clause)));
        if (ARBITRATION.matcher(text.plainZh()).find()
                && COURT.matcher(text.plainZh()).find()) {
            objections.add(new Objection(
                    new Bilingual("争议解决", "Disputes"), "仲裁……起诉", ForbiddenWords.ARBITRATION_OR_COURT.why(), null));
        }
        return new Result(proved(text), List.copyOf(objections));
    }

    /** Only what the words prove: a text that was checked when it was drafted is not searched for objections again. */
    public Set<String> proved(ContractText text) {
        var proved = new TreeSet<>(library.provedBy(text));
        if (isHighlighted(text)) {
            proved.add(HIGHLIGHTED);
        }
        return proved;
    }

    /** What is wrong with a text that somebody wrote: a special term, or what an application states. */
    public static List<Objection> objections(Bilingual heading, String text) {
        return sentences(text)
                .flatMap(sentence ->
                        ForbiddenWords.in(sentence, text).stream().map(words -> objection(heading, sentence, words)))
                .toList();
    }

    /**
     * The same of a special term, which moreover may not be about what law or a clause of the contract settles: each
     * sentence with the reasons that are its own.
     */
    public static List<Objection> objectionsToTerm(Bilingual heading, String term) {
        return sentences(term)
                .flatMap(sentence -> {
                    var forbidden = ForbiddenWords.in(sentence, term).stream()
                            .filter(words -> !ON_DISPUTES.contains(words))
                            .toList();
                    return Stream.concat(
                            forbidden.stream().map(words -> objection(heading, sentence, words)),
                            ReservedTopic.reasons(sentence, term, forbidden).stream()
                                    .map(why -> new Objection(heading, sentence.strip(), why, null)));
                })
                .toList();
    }

    private static Objection objection(Bilingual heading, String sentence, ForbiddenWords words) {
        return new Objection(heading, sentence.strip(), words.why(), words.exemption());
    }

    /** The same of facts that a letter states: they may name the court before which something is pending. */
    public static List<Objection> objectionsToFacts(Bilingual heading, String text) {
        return objections(heading, text).stream()
                .filter(objection -> objection.why() != ForbiddenWords.NAMED_COURT.why())
                .toList();
    }

    private static List<Objection> objections(NumberedClause clause) {
        return Stream.concat(
                        read(clause).stream(),
                        clause.plainEn().contains("{{")
                                ? Stream.of(new Objection(clause.heading(), "{{", ForbiddenWords.GAP.why(), null))
                                : Stream.empty())
                .toList();
    }

    private static List<Objection> read(NumberedClause clause) {
        return clause.id().equals(SPECIAL_TERMS)
                ? clause.lines().stream()
                        .flatMap(line -> objectionsToTerm(clause.heading(), line.zh()).stream())
                        .toList()
                : objections(clause.heading(), clause.plainZh());
    }

    /** Something is marked, and whatever burdens the lessee is. */
    private static boolean isHighlighted(ContractText text) {
        return !text.marked().isEmpty() && unmarked(text).isEmpty();
    }

    /** The lines that burden the lessee without being marked. */
    static List<String> unmarked(ContractText text) {
        return text.clauses().stream()
                .flatMap(clause -> clause.lines().stream())
                .filter(line -> !line.marked() && BURDEN.matcher(line.zh()).find())
                .map(NumberedClause.Line::zh)
                .toList();
    }

    static Stream<String> sentences(String text) {
        return SENTENCE.matcher(text).results().map(match -> match.group());
    }
}

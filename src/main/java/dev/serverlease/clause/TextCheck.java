package dev.serverlease.clause;

import dev.serverlease.clause.PlainWords.Patience;
import dev.serverlease.law.facts.ContractFacts.UnfairExemption;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.storage.Latest;
import java.util.ArrayList;
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

    /** Most clauses say the same in thousands of contracts, and each sentence is read by hundreds of patterns. */
    private static final Map<NumberedClause, Reading> READ = Latest.of(2_000);

    /**
     * @param objections what must not be there
     * @param unmarked lines that burden the lessee without being marked
     * @param arbitrates whether it submits disputes to arbitration
     */
    private record Reading(List<Objection> objections, List<Objection> unmarked, boolean arbitrates) {}

    /**
     * What people write is read when it is sent and when it is recorded, and much of it stands in many applications.
     */
    private static final Map<Said, Words> SAID = Latest.of(2_000);

    private record Said(FreeText kind, String text) {}

    /** @param toItsEnd whether that took no more than a reading may take */
    private record Words(List<Objection> objections, boolean toItsEnd) {}

    private static final Bilingual BEYOND_READING = new Bilingual(
            "文字重复或者过于复杂，无法逐句核对，请精简或者分句",
            "it repeats itself or is too involved to be read here: shorten it, or make several sentences of it");

    private static final Bilingual IN_CHINESE = new Bilingual(
            "合同以中文文本为准，请用中文写明，可以附英文",
            "the Chinese text of the contract prevails: write it in Chinese, with English beside it if you like");

    private static final Pattern SENTENCE = Pattern.compile("[^。！\\n]+[。！]?");

    private static final Pattern ARBITRATION = Pattern.compile("提交[^。]{0,80}仲裁");
    private static final Pattern COURT = Pattern.compile("向[^。；]{0,60}人民法院[^。；]{0,8}(起诉|提起诉讼)");

    /** What limits or burdens a lessee wherever it stands, and so is to be marked (Civil Code art. 496). */
    static final Pattern BURDEN = Pattern.compile(
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

    private static final Bilingual UNMARKED = new Bilingual(
            "限制承租人而没有以显著方式提示（民法典第四百九十六条）", "it limits the lessee and is not shown conspicuously (Civil Code art. 496)");

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

    public Result check(ContractText written) {
        var text = QuotedPurpose.leftOut(written);
        var objections = new ArrayList<Objection>();
        text.clauses().forEach(clause -> objections.addAll(read(clause).objections()));
        if (text.clauses().stream().anyMatch(clause -> read(clause).arbitrates())
                && COURT.matcher(text.plainZh()).find()) {
            objections.add(new Objection(
                    new Bilingual("争议解决", "Disputes"), "仲裁……起诉", ForbiddenWords.ARBITRATION_OR_COURT.why(), null));
        }
        return new Result(proved(text), List.copyOf(objections));
    }

    /** Only what the words prove: a text that was checked when it was drafted is not searched for objections again. */
    public Set<String> proved(ContractText written) {
        var text = QuotedPurpose.leftOut(written);
        var proved = new TreeSet<>(library.provedBy(text));
        if (isHighlighted(text)) {
            proved.add(HIGHLIGHTED);
        }
        return proved;
    }

    /**
     * What is wrong with a clause. A sentence of it that is too long to be read here holds words of people, which two
     * officers read before.
     */
    public static List<Objection> objections(Bilingual heading, String text) {
        var objections = new ArrayList<Objection>();
        sentences(text)
                .forEach(sentence -> Patience.suffices(
                        patience -> objections.addAll(forbiddenIn(heading, sentence, text, patience))));
        return List.copyOf(objections);
    }

    private static List<Objection> forbiddenIn(Bilingual heading, String sentence, String text, Patience patience) {
        return ForbiddenWords.in(sentence, text, patience).stream()
                .map(words -> objection(heading, sentence, words))
                .toList();
    }

    /**
     * The same of what somebody writes to be printed in a contract, which moreover is only about its own subject and,
     * if an officer writes it, in Chinese. Of a text that is not {@link #isReadable} what was read so far.
     */
    public static List<Objection> objections(FreeText kind, Bilingual heading, String text) {
        return Latest.get(SAID, new Said(kind, text), TextCheck::read).objections().stream()
                .map(found -> new Objection(heading, found.sentence(), found.why(), found.exemption()))
                .toList();
    }

    /** Whether it can be read here to its end; if not, a second officer reads it, whatever form it has. */
    public static boolean isReadable(FreeText kind, String text) {
        return Latest.get(SAID, new Said(kind, text), TextCheck::read).toItsEnd();
    }

    private static Words read(Said said) {
        var kind = said.kind();
        var heading = Bilingual.of("");
        var text = said.text();
        boolean foreign = kind.isInChinese()
                && !text.isBlank()
                && !FreeText.HAN.matcher(text).find();
        var words = saidBy(kind, heading, text);
        return foreign
                ? new Words(
                        Stream.concat(
                                        words.objections().stream(),
                                        Stream.of(new Objection(heading, text.strip(), IN_CHINESE, null)))
                                .toList(),
                        words.toItsEnd())
                : words;
    }

    private static Words saidBy(FreeText kind, Bilingual heading, String text) {
        var objections = new ArrayList<Objection>();
        boolean toItsEnd = Patience.suffices(patience -> sentences(text).forEach(sentence -> {
            var read = PlainWords.of(sentence, patience);
            var forbidden = ForbiddenWords.in(sentence, text, patience).stream()
                    .filter(words -> kind.minds(words, read))
                    .toList();
            forbidden.forEach(words -> objections.add(objection(heading, sentence, words)));
            kind.reasons(read, text, forbidden)
                    .forEach(why -> objections.add(new Objection(heading, sentence.strip(), why, null)));
        }));
        return new Words(List.copyOf(objections), toItsEnd);
    }

    /** The same of a special term as it stands in the contract, whatever its language. */
    static List<Objection> objectionsToTerm(Bilingual heading, String term) {
        return saidBy(FreeText.SPECIAL_TERM, heading, term).objections();
    }

    private static Objection objection(Bilingual heading, String sentence, ForbiddenWords words) {
        return new Objection(heading, sentence.strip(), words.why(), words.exemption());
    }

    /**
     * What is wrong with facts that a letter states: they may name the court before which something is pending. No
     * second officer reads a letter.
     */
    public static List<Objection> objectionsToFacts(Bilingual heading, String text) {
        var objections = new ArrayList<Objection>();
        boolean toItsEnd = Patience.suffices(patience ->
                sentences(text).forEach(one -> objections.addAll(forbiddenIn(heading, one, text, patience))));
        if (!toItsEnd) {
            objections.add(new Objection(heading, "……", BEYOND_READING, null));
        }
        return objections.stream()
                .filter(objection -> objection.why() != ForbiddenWords.NAMED_COURT.why())
                .toList();
    }

    private static Reading read(NumberedClause clause) {
        return Latest.get(READ, clause, one -> new Reading(objections(one), unmarkedLines(one), arbitrates(one)));
    }

    private static boolean arbitrates(NumberedClause clause) {
        return sentences(clause.heading().zh() + "\n" + clause.plainZh())
                .filter(sentence -> ARBITRATION.matcher(sentence).find())
                .anyMatch(sentence -> !FreeText.CONDITION.saysWhatWasDecided(PlainWords.of(sentence)));
    }

    private static List<Objection> objections(NumberedClause clause) {
        return Stream.concat(
                        objectionsToWords(clause).stream(),
                        clause.plainEn().contains("{{")
                                ? Stream.of(new Objection(clause.heading(), "{{", ForbiddenWords.GAP.why(), null))
                                : Stream.empty())
                .toList();
    }

    private static List<Objection> objectionsToWords(NumberedClause clause) {
        return switch (clause.id()) {
            case "special-terms" ->
                clause.lines().stream()
                        .flatMap(line -> objectionsToTerm(clause.heading(), line.zh()).stream())
                        .toList();
            case "conditions" ->
                objections(clause.heading(), clause.plainZh()).stream()
                        .filter(objection -> objection.why() != ForbiddenWords.NAMED_COURT.why()
                                || !FreeText.CONDITION.saysWhatWasDecided(PlainWords.of(objection.sentence())))
                        .toList();
            default -> objections(clause.heading(), clause.plainZh());
        };
    }

    /** Something is marked, and whatever burdens the lessee is. */
    private static boolean isHighlighted(ContractText text) {
        return !text.marked().isEmpty() && unmarked(text).isEmpty();
    }

    /** The lines that burden the lessee without being marked. */
    static List<String> unmarked(ContractText text) {
        return unmarkedLines(text).stream().map(Objection::sentence).toList();
    }

    /** The same, each with its clause and what is wrong with it. */
    public static List<Objection> unmarkedLines(ContractText text) {
        return QuotedPurpose.leftOut(text).clauses().stream()
                .flatMap(clause -> read(clause).unmarked().stream())
                .toList();
    }

    private static List<Objection> unmarkedLines(NumberedClause clause) {
        return clause.lines().stream()
                .filter(line -> !line.marked() && burdens(line.zh()))
                .map(line -> new Objection(clause.heading(), line.zh(), UNMARKED, null))
                .toList();
    }

    /** Whether it is to be marked wherever it stands. */
    static boolean burdens(String line) {
        return BURDEN.matcher(line).find();
    }

    static Stream<String> sentences(String text) {
        return SENTENCE.matcher(text).results().map(match -> match.group());
    }
}

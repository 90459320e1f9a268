package dev.serverlease.clause;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.CanonicalJson;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a contract is written from: the facts that choose its clauses, the texts that fill them, and lists of texts that
 * a clause repeats itself for. A flat map of each, so that the same facts always give the same contract.
 *
 * <p>Facts differ from those of the rules ({@link dev.serverlease.law.facts.LeaseFacts}): a rule must know what is
 * unstated, a clause either stands in the contract or does not.
 */
public final class ContractFacts {

    /** Of an item of a list: it stands unmarked among marked ones. */
    public static final String UNMARKED = "unmarked";

    private static final ContractFacts PLAINEST =
            new ContractFacts(Map.of(), Map.of(), Map.of(), Set.of(), Map.of(), Map.of());

    private final Map<String, String> codes;
    private final Map<String, Bilingual> texts;
    private final Map<String, List<Map<String, Bilingual>>> lists;
    private final Set<String> open;
    private final Map<String, Bilingual> contradicted;
    private final Map<String, JsonNode> data;

    private ContractFacts(
            Map<String, String> codes,
            Map<String, Bilingual> texts,
            Map<String, List<Map<String, Bilingual>>> lists,
            Set<String> open,
            Map<String, Bilingual> contradicted,
            Map<String, JsonNode> data) {
        this.codes = codes;
        this.texts = texts;
        this.lists = lists;
        this.open = open;
        this.contradicted = contradicted;
        this.data = data;
    }

    /** Every fact has its plainest code, and no text is known. */
    public static ContractFacts plainest() {
        return PLAINEST;
    }

    /**
     * From plain maps, the same text for both languages; for tests of clauses.
     *
     * @param facts codes by fact, {@code true} and {@code false} for those that are yes or no; the rest are plainest
     */
    public static ContractFacts of(
            Map<String, String> facts, Map<String, String> texts, Map<String, List<Map<String, String>>> lists) {
        var all = PLAINEST;
        for (var fact : facts.entrySet()) {
            all = all.with(fact.getKey(), fact.getValue());
        }
        for (var text : texts.entrySet()) {
            all = all.text(text.getKey(), text.getValue());
        }
        for (var list : lists.entrySet()) {
            all = all.list(
                    list.getKey(),
                    list.getValue().stream().map(ContractFacts::both).toList());
        }
        return all;
    }

    private static Map<String, Bilingual> both(Map<String, String> item) {
        var both = new TreeMap<String, Bilingual>();
        item.forEach((name, text) -> both.put(name, new Bilingual(text, text)));
        return both;
    }

    /** @throws IllegalArgumentException if there is no such fact or code */
    public ContractFacts with(String fact, String code) {
        if (!FactNames.codes(fact).contains(code)) {
            throw new IllegalArgumentException("Fact “" + fact + "” has no code “" + code + "”");
        }
        return new ContractFacts(and(codes, fact, code), texts, lists, without(open, fact), contradicted, data);
    }

    /** The same, but as it was where the fact has no such code. */
    public ContractFacts withKnown(String fact, String code) {
        return FactNames.codes(fact).contains(code) ? with(fact, code) : this;
    }

    public ContractFacts with(String fact, boolean holds) {
        return with(fact, Boolean.toString(holds));
    }

    public ContractFacts text(String name, Bilingual text) {
        return new ContractFacts(codes, and(texts, name, text), lists, without(open, name), contradicted, data);
    }

    /** The same in both languages. */
    public ContractFacts text(String name, String text) {
        return text(name, new Bilingual(text, text));
    }

    /** Several at once, each the same in both languages. */
    ContractFacts texts(Map<String, String> more) {
        var all = new TreeMap<>(texts);
        more.forEach((name, text) -> all.put(name, new Bilingual(text, text)));
        var fewer = new HashSet<>(open);
        fewer.removeAll(more.keySet());
        return new ContractFacts(codes, Collections.unmodifiableMap(all), lists, fewer, contradicted, data);
    }

    ContractFacts without(String text) {
        var fewer = new TreeMap<>(texts);
        fewer.remove(text);
        return new ContractFacts(codes, Collections.unmodifiableMap(fewer), lists, open, contradicted, data);
    }

    /** What the case says of this text contradicts itself: whatever needs it is not written, for this reason. */
    public ContractFacts contradicted(String name, Bilingual why) {
        return new ContractFacts(codes, texts, lists, open, and(contradicted, name, why), data);
    }

    /** What a text says, for machines: a sum with its currency, a day, a number. */
    public ContractFacts data(String name, JsonNode value) {
        return new ContractFacts(codes, texts, lists, open, contradicted, and(data, name, value));
    }

    /** Empty where a text is nothing but a text. */
    public Optional<JsonNode> data(String name) {
        return Optional.ofNullable(data.get(name));
    }

    public ContractFacts list(String name, List<Map<String, Bilingual>> items) {
        return new ContractFacts(codes, texts, and(lists, name, List.copyOf(items)), open, contradicted, data);
    }

    /** The same, with these facts or texts not known yet: no clause may be left out because of them. */
    public ContractFacts open(Set<String> names) {
        var more = new HashSet<>(open);
        more.addAll(names);
        return new ContractFacts(codes, texts, lists, more, contradicted, data);
    }

    boolean isOpen(String name) {
        return open.contains(name);
    }

    public String code(String fact) {
        return codes.getOrDefault(fact, FactNames.plainest(fact));
    }

    public boolean is(String fact) {
        return code(fact).equals(FactNames.YES);
    }

    /** Whether the facts have this text. */
    public boolean isGiven(String text) {
        return texts.containsKey(text);
    }

    /**
     * @throws MissingText naming where the text comes from
     * @throws Unwritable saying what contradicts itself
     */
    public Bilingual text(String name) {
        var why = contradicted.get(name);
        if (why != null) {
            throw new Unwritable(why);
        }
        var text = texts.get(name);
        if (text == null) {
            throw new MissingText(name);
        }
        return text;
    }

    /** SHA-256 of every code, text and list that is known: whatever a contract says differently, differs here. */
    public String digest() {
        var known = new StringBuilder();
        codes.forEach(
                (fact, code) -> known.append(fact).append('=').append(code).append('\n'));
        texts.forEach(
                (name, text) -> known.append(name).append('=').append(text).append('\n'));
        lists.forEach(
                (name, items) -> known.append(name).append('=').append(items).append('\n'));
        return CanonicalJson.digest(known.toString());
    }

    /** A member of each item of a list, in Chinese. */
    public List<String> listed(String list, String member) {
        return list(list).stream()
                .flatMap(item -> Optional.ofNullable(item.get(member)).stream())
                .map(Bilingual::zh)
                .toList();
    }

    List<Map<String, Bilingual>> list(String name) {
        return lists.getOrDefault(name, List.of());
    }

    private static <V> Map<String, V> and(Map<String, V> map, String name, V value) {
        var more = new TreeMap<>(map);
        more.put(name, value);
        return Collections.unmodifiableMap(more);
    }

    private static Set<String> without(Set<String> names, String known) {
        var fewer = new HashSet<>(names);
        fewer.remove(known);
        return fewer;
    }
}

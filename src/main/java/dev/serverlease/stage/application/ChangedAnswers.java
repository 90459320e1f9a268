package dev.serverlease.stage.application;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.Lease;
import dev.serverlease.rent.AgreedPlans;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.stage.contract.agreement.AgreedChanges;
import dev.serverlease.stage.contract.agreement.PartyChange;
import dev.serverlease.words.ApplicationFields;
import dev.serverlease.words.ApplicationFields.Member;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Changed answers of an application, or answers to questions that it was never asked, as people write them: one a line,
 * the name as the forms call it (or the member's path), a colon, and the new answer in words (or its code).
 */
@Component
public class ChangedAnswers {

    /** Who the parties are, and which lease it is: another lessee or another term is no change of the contract. */
    private static final Set<String> FIXED =
            Set.of("reference", "lessee.kind", "lessee.idType", "contract.rentBasis", "contract.renewal");

    /** Words are for the contract, where two officers read them: what an agreement changes is figures and names. */
    private static final String SPECIAL_TERMS = "contract.specialTerms";

    /** A renewal's once the server is handed over; before that a wrong term is put right like any other member. */
    private static final Set<String> OF_THE_TERM = Set.of("contract.startDate", "contract.termMonths");

    /**
     * What the lessor assesses, holds or does on its own: no term of a contract states it, and the lessee gets the
     * agreement (CONTRACT.md 6).
     */
    private static final Set<String> INTERNAL = Set.of(
            "use.redFlags",
            "server.dueDiligenceRef",
            "server.securityPlanRef",
            "lessee.idVerified",
            "contract.isStandardForm",
            "contract.keyTermsHighlighted");

    private static final Map<String, Boolean> YES_OR_NO = Map.of("true", true, "是", true, "false", false, "否", false);

    private final ApplicationReader reader;
    private final ApplicationTrees trees;
    private final AgreedPlans plans;
    private final ApplicationFields fields = ApplicationFields.current();
    private final Map<String, Set<String>> paths = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    ChangedAnswers(ApplicationReader reader, ApplicationTrees trees, AgreedPlans plans) {
        this.plans = plans;
        this.reader = reader;
        this.trees = trees;
        fields.paths(member -> !member.isGroup()).forEach(this::name);
    }

    private void name(String path) {
        var label = fields.label(path).orElse(path);
        var title = fields.member(path).orElseThrow().title();
        Stream.of(path, label, title, zh(label), zh(title))
                .forEach(name -> paths.computeIfAbsent(name.strip(), none -> new LinkedHashSet<>())
                        .add(path));
    }

    /** A title without its English. */
    private static String zh(String title) {
        return title.replaceAll("(?<=[\\p{IsHan}）])\\s+[\\x20-\\x7e’“”]*(?= ›|$)", "");
    }

    /**
     * @param application as it shall be, valid by the schema
     * @param changes what of it differs, as {@link AgreedChanges} has it
     */
    public record Changed(ObjectNode application, ArrayNode changes) {

        /** The paths of what differs. */
        public List<String> paths() {
            return AgreedChanges.lines(changes).stream()
                    .map(AgreedChanges.Line::path)
                    .toList();
        }
    }

    /**
     * What a renewal takes; the party's name and numbers stay.
     *
     * @param field of the body that holds the text
     * @throws Refusal with 400, and a remedy, for a line that cannot be read, a member that does not change by
     *     agreement, or an answer that the application does not take
     */
    public Changed of(Lease lease, String text, String field) {
        return of(lease, text, field, false);
    }

    /**
     * What a change agreement takes: also another name of the same lessee, or a number put right. @throws Refusal too
     */
    public Changed ofChange(Lease lease, String text, String field) {
        return of(lease, text, field, true);
    }

    private Changed of(Lease lease, String text, String field, boolean partyToo) {
        var before = plans.addedTo(trees.of(lease.application()), lease);
        var asked = new LinkedHashMap<String, JsonNode>();
        var errors = new ArrayList<String>();
        text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(line -> read(lease, line, asked, errors));
        requireSameParty(asked, partyToo, errors);
        refuseIfAny(field, errors);
        if (asked.containsKey(PartyChange.NAME) && PartyChange.isOwnSigner(before)) {
            asked.putIfAbsent(PartyChange.SIGNER, asked.get(PartyChange.NAME));
        }
        var shall = before.deepCopy();
        asked.forEach((path, value) -> AgreedChanges.applied(shall, change(path, before, value)));
        var valid = valid(shall, field);
        var changes = JsonNodeFactory.instance.arrayNode();
        for (var path : asked.keySet()) {
            var after = at(valid, path);
            if (!after.equals(at(before, path)) && !after.isMissingNode()) {
                AgreedChanges.add(changes, path, at(before, path), after);
            }
        }
        if (changes.isEmpty()) {
            refuseIfAny(field, List.of("所填内容与现行约定相同，没有变更。 That is what is agreed already; nothing changes."));
        }
        return new Changed(valid, changes);
    }

    private static void requireSameParty(Map<String, JsonNode> asked, boolean partyToo, List<String> errors) {
        var ofTheParty =
                asked.keySet().stream().filter(PartyChange.MEMBERS::contains).toList();
        if (!partyToo && !ofTheParty.isEmpty()) {
            errors.add(
                    "续租不变更承租人的名称（姓名）和号码：同一承租人更名或者更正号码的，另签变更协议；换承租人的，另行申请。 A renewal changes neither the lessee's name nor its number: for"
                            + " the same lessee ask for a change agreement; for another lessee apply anew.");
        } else if (ofTheParty.size() > 1) {
            errors.add(
                    "承租人的名称（姓名）和号码不能在一份协议中同时变更：同一承租人更名的，只填名称；号码记载有误的，只更正该号码；换承租人的，另行申请。 One agreement does not change both the lessee's name and a"
                            + " number: give the new name of the same lessee, or put the number right; for another lessee"
                            + " apply anew.");
        }
    }

    private static ArrayNode change(String path, JsonNode before, JsonNode value) {
        var one = JsonNodeFactory.instance.arrayNode();
        AgreedChanges.add(one, path, at(before, path), value);
        return one;
    }

    private ObjectNode valid(ObjectNode shall, String field) {
        try {
            return reader.validated(shall.toString()).content();
        } catch (Refusal refusal) {
            var errors = refusal.errors().stream()
                    .map(error -> named(fields.label(error.field()).orElse(error.field()), error.message()))
                    .toList();
            throw refusal(field, errors.isEmpty() ? List.of(String.valueOf(refusal.getMessage())) : errors);
        }
    }

    /** Most messages name their field themselves. */
    private static String named(String label, String message) {
        return message.startsWith("“" + zh(label) + "”") || message.startsWith("“" + label + "”")
                ? message
                : label + "：" + message;
    }

    private static JsonNode at(JsonNode application, String path) {
        return application.at("/" + path.replace('.', '/'));
    }

    private void read(Lease lease, String line, Map<String, JsonNode> asked, List<String> errors) {
        var parts = line.split("[：:=]", 2);
        var found = parts.length == 2 ? paths.getOrDefault(parts[0].strip(), Set.of()) : Set.<String>of();
        if (found.size() != 1) {
            errors.add(
                    found.isEmpty()
                            ? "“" + line
                                    + "”：请每行填写一项，写明申请表上的名称、冒号和新的内容，如“月租金：17000.00”。 Write one a line: the name as on"
                                    + " the application's form, a colon, the new answer."
                            : "“" + parts[0].strip() + "”有不止一项，请连同所属部分填写，如“"
                                    + zh(fields.label(found.iterator().next()).orElse(""))
                                    + "”。 There is more than one of this name; write it with its section.");
            return;
        }
        var path = found.iterator().next();
        if (FIXED.contains(path) || (lease.inForceAt() != null && OF_THE_TERM.contains(path))) {
            errors.add("“" + parts[0].strip() + "”不能以变更协议变更："
                    + (lease.inForceAt() == null
                            ? "须改变的，双方协商一致解除合同后另行申请。 This does not change by agreement: end the lease by agreement and apply anew."
                            : "换承租人或者承租人类型的，另行申请；改变租期的，申请续租。 This does not change by agreement: for another lessee apply anew, for another"
                                    + " term ask for a renewal."));
            return;
        }
        if (path.equals(SPECIAL_TERMS)) {
            errors.add("“" + parts[0].strip()
                    + "”不能以变更协议变更：特别约定须经两名法务人员审查后写入合同，请另行申请。 Special terms do not change by agreement: two officers"
                    + " read them for a contract; apply anew.");
            return;
        }
        if (INTERNAL.contains(path)) {
            errors.add("“" + parts[0].strip()
                    + "”是出租人内部的审查和核验信息，不是与承租人约定的内容，不写入协议：请在使用复核的报告或者法务审查的理由中记录。 This is the lessor's own assessment"
                    + " and no term agreed with the lessee: record it in a report for the review of use, or in the"
                    + " grounds of the legal review.");
            return;
        }
        asked.put(path, value(path, fields.member(path).orElseThrow(), parts[1].strip()));
    }

    /** Codes for words, and the type that the schema asks for; what fits no type is left to the schema to refuse. */
    private JsonNode value(String path, Member member, String text) {
        var json = JsonNodeFactory.instance;
        var type = String.valueOf(fields.kind(member).schema().get("type"));
        return switch (type) {
            case "boolean" -> {
                var said = YES_OR_NO.get(text.toLowerCase(java.util.Locale.ROOT).split(" ")[0]);
                yield said == null ? json.textNode(text) : json.booleanNode(said);
            }
            case "integer" -> text.matches("\\d{1,9}") ? json.numberNode(Integer.parseInt(text)) : json.textNode(text);
            case "array" -> {
                var items = json.arrayNode();
                Stream.of(text.split("[,，、;；]"))
                        .map(String::strip)
                        .map(item -> code(member, item))
                        .forEach(items::add);
                yield items;
            }
            default -> json.textNode(code(member, text));
        };
    }

    private String code(Member member, String text) {
        return fields.values(member).entrySet().stream()
                .filter(word -> text.equals(word.getKey())
                        || text.equalsIgnoreCase(word.getValue())
                        || text.equals(zh(word.getValue())))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(text);
    }

    private static void refuseIfAny(String field, List<String> errors) {
        if (!errors.isEmpty()) {
            throw refusal(field, errors);
        }
    }

    private static Refusal refusal(String field, List<String> errors) {
        return new Refusal(
                400,
                "变更的内容有误，未保存任何内容。 What is to change cannot be taken; nothing was stored. " + String.join(" ", errors),
                errors.stream().map(error -> new FieldError(field, error)).toList());
    }
}

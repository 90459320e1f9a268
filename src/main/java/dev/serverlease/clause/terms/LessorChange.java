package dev.serverlease.clause.terms;

import dev.serverlease.clause.ContractFacts;
import dev.serverlease.clause.ContractText;
import dev.serverlease.config.LeaseSettings.Lessor;
import dev.serverlease.config.LeaseSettings.Permit;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.words.FactWords;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A fact of the lessor that a text states, or rests on, and that is another one now.
 *
 * @param fact what it is called
 * @param stops whether the text may no longer be sealed with it: who the party is, where notices reach it, who signs,
 *     into which account is paid, and by what permit or title it lets
 */
public record LessorChange(Bilingual fact, Bilingual before, Bilingual now, boolean stops) {

    private static final Bilingual NONE = new Bilingual("无", "none");

    private static final String SIGNER = "lessor.signer";

    private static final List<String> TEXTS = List.of(
            "lessor.name",
            "lessor.code",
            "lessor.domicile",
            "lessor.legalRepresentative",
            SIGNER,
            "lessor.capacity",
            "lessor.authority",
            "lessor.noticeAddress",
            "lessor.email",
            "lessor.phone",
            "lessor.serviceLine",
            "lessor.bank",
            "lessor.bankAccount",
            "lessor.consentRef",
            "lessor.consentValidTo");

    private record OfThePermit(String name, Function<Permit, @Nullable Object> value) {}

    private static final List<OfThePermit> PERMIT = List.of(
            new OfThePermit("lessor.permit.no", Permit::no),
            new OfThePermit("lessor.permit.holderUscc", Permit::holderUscc),
            new OfThePermit("lessor.permit.authorisedSubsidiary", Permit::authorisedSubsidiary),
            new OfThePermit("lessor.permit.categories", Permit::categories),
            new OfThePermit("lessor.permit.items", Permit::items),
            new OfThePermit("lessor.permit.coverage", Permit::coverage),
            new OfThePermit("lessor.permit.status", Permit::status),
            new OfThePermit("lessor.permit.validTo", Permit::validTo));

    /** Another legal representative, unless they sign, changes nothing for the parties (Civil Code art. 532). */
    private static final Set<String> ONLY_SHOWN =
            Set.of("lessor.legalRepresentative", "lessor.serviceLine", "lessor.permit.validTo");

    /**
     * What differs, in the order of the text.
     *
     * @param drafted the lessor that the text was written from
     * @param text what it does not state is not compared
     */
    public static List<LessorChange> between(Lessor drafted, Lessor now, ContractText text) {
        var said = text.plainZh();
        var changes = new ArrayList<LessorChange>();
        add(changes, "lessor.kind", code("lessor.kind", drafted.kind()), code("lessor.kind", now.kind()));
        var before = LessorTexts.addedTo(ContractFacts.plainest(), drafted);
        var after = LessorTexts.addedTo(ContractFacts.plainest(), now);
        TEXTS.stream()
                .filter(before::isGiven)
                .filter(name -> states(text, said, name, before))
                .forEach(name -> add(changes, name, before.text(name), after.isGiven(name) ? after.text(name) : NONE));
        if (text.clause("title").isPresent()) {
            add(changes, "lessor.title", code("lessor.title", drafted.title()), code("lessor.title", now.title()));
        }
        var permit = drafted.permit();
        if (permit != null && said.contains(permit.no())) {
            addPermit(changes, permit, now.permit());
        }
        return List.copyOf(changes);
    }

    /**
     * Two texts may stand there for another reason: the capacity is the lessee's signer's too, and the address for
     * notices may be the domicile.
     */
    private static boolean states(ContractText text, String said, String name, ContractFacts before) {
        return switch (name) {
            case "lessor.capacity" ->
                before.isGiven(SIGNER) && said.contains(before.text(SIGNER).zh());
            case "lessor.noticeAddress" -> text.clause("notice").isPresent();
            default -> said.contains(before.text(name).zh());
        };
    }

    private static void addPermit(List<LessorChange> changes, Permit drafted, @Nullable Permit now) {
        if (now == null) {
            add(changes, "lessor.permit.no", Bilingual.of(drafted.no()), NONE);
            return;
        }
        PERMIT.forEach(of -> add(
                changes,
                of.name(),
                said(of.name(), of.value().apply(drafted)),
                said(of.name(), of.value().apply(now))));
    }

    private static void add(List<LessorChange> changes, String name, Bilingual before, Bilingual now) {
        if (!before.equals(now)) {
            changes.add(new LessorChange(FactWords.title(name), before, now, !ONLY_SHOWN.contains(name)));
        }
    }

    private static Bilingual code(String name, Enum<?> code) {
        return FactWords.value(name, code.name());
    }

    private static Bilingual said(String name, @Nullable Object value) {
        return FactWords.value(
                name,
                value instanceof Collection<?> several
                        ? several.stream().map(Object::toString).sorted().collect(Collectors.joining(", "))
                        : value == null ? "" : value.toString());
    }

    /** In words, like 住所：“甲路8号”，现为“甲路9号”. */
    public Bilingual words() {
        return new Bilingual(
                fact.zh() + "：“" + before.zh() + "”，现为“" + now.zh() + "”",
                fact.en() + ": “" + before.en() + "”, now “" + now.en() + "”");
    }
}

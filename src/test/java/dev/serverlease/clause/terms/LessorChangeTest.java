package dev.serverlease.clause.terms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.clause.ContractText;
import dev.serverlease.clause.NumberedClause;
import dev.serverlease.clause.Place;
import dev.serverlease.config.LeaseSettings.Contact;
import dev.serverlease.config.LeaseSettings.Lessor;
import dev.serverlease.config.LeaseSettings.Permit;
import dev.serverlease.law.facts.LessorFacts.Kind;
import dev.serverlease.law.facts.LessorFacts.Title;
import dev.serverlease.law.facts.RegisterStatus;
import dev.serverlease.lease.Bilingual;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which changes of the lessor concern a text, and which of them stop its seal. */
class LessorChangeTest {

    private static final Permit PERMIT = permit("B1.B2-1", LocalDate.parse("2030-12-31"));

    @Test
    void aPermitThatIsGoneOrAnotherStopsTheSealAndALaterDayDoesNot() {
        var text = text("parties", "电信业务经营许可证：B1.B2-1");
        assertThat(LessorChange.between(lessor(PERMIT, null), lessor(null, null), text))
                .singleElement()
                .matches(LessorChange::stops)
                .extracting(change -> change.words().zh())
                .isEqualTo("出租人许可证编号：“B1.B2-1”，现为“无”");
        assertThat(LessorChange.between(
                        lessor(PERMIT, null), lessor(permit("B1.B2-2", LocalDate.parse("2030-12-31")), null), text))
                .singleElement()
                .matches(LessorChange::stops);
        assertThat(LessorChange.between(
                        lessor(PERMIT, null), lessor(permit("B1.B2-1", LocalDate.parse("2035-12-31")), null), text))
                .singleElement()
                .matches(change -> !change.stops());
        assertThat(LessorChange.between(lessor(PERMIT, null), lessor(null, null), text("parties", "出租人：甲公司")))
                .as("a text that rests on none")
                .isEmpty();
    }

    @Test
    void anotherSignerStopsTheSealAndAnotherLegalRepresentativeWhoDoesNotSignIsShown() {
        var text = text("parties", "法定代表人：甲。签署人：乙，授权代表。账号：1");
        var drafted = lessor(null, contact("甲", "乙", "1"));
        assertThat(LessorChange.between(drafted, lessor(null, contact("丙", "乙", "1")), text))
                .singleElement()
                .matches(change -> !change.stops());
        assertThat(LessorChange.between(drafted, lessor(null, contact("甲", "丁", "1")), text))
                .singleElement()
                .matches(LessorChange::stops);
        assertThat(LessorChange.between(drafted, lessor(null, contact("甲", "乙", "2")), text))
                .singleElement()
                .matches(LessorChange::stops);
        assertThat(LessorChange.between(drafted, drafted, text)).isEmpty();
    }

    @Test
    void whatItWasLetByConcernsTheTextThatWarrantsIt() {
        var owner = lessor(null, null);
        var lessee = new Lessor(
                owner.kind(),
                owner.name(),
                owner.uscc(),
                owner.domicile(),
                Title.LESSEE_WITH_CONSENT,
                null,
                null,
                null,
                null,
                null);
        assertThat(LessorChange.between(owner, lessee, text("title", "权属")))
                .singleElement()
                .matches(LessorChange::stops)
                .extracting(change -> change.now().zh())
                .isEqualTo("经同意转租的承租人");
        assertThat(LessorChange.between(owner, lessee, text("change", "变更"))).isEmpty();
    }

    private static Lessor lessor(@Nullable Permit permit, @Nullable Contact contact) {
        return new Lessor(
                Kind.MAINLAND_COMPANY,
                "甲公司",
                "91110108MA01CX0664",
                "甲路8号",
                Title.OWNER,
                null,
                null,
                null,
                permit,
                contact);
    }

    private static Contact contact(String legalRepresentative, String signer, String account) {
        return new Contact(null, legalRepresentative, signer, null, null, null, null, null, null, account, null, null);
    }

    private static Permit permit(String no, LocalDate validTo) {
        return new Permit(
                no, "91110108MA01CX0664", Set.of("B11"), Set.of(), Set.of(), validTo, RegisterStatus.VALID, null, null);
    }

    private static ContractText text(String clause, String zh) {
        var line = new NumberedClause.Line(zh, zh, false, false);
        return new ContractText(List.of(new NumberedClause(
                clause, 1, Place.BODY, null, new Bilingual("条", "Clause"), List.of(), List.of(line), null, "")));
    }
}

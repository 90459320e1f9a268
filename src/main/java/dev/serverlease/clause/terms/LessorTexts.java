package dev.serverlease.clause.terms;

import dev.serverlease.clause.ContractFacts;
import dev.serverlease.config.LeaseSettings.Contact;
import dev.serverlease.config.LeaseSettings.Lessor;
import dev.serverlease.law.facts.LessorFacts.Kind;
import dev.serverlease.lease.Bilingual;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a contract says of the lessor. */
final class LessorTexts {

    private LessorTexts() {}

    static ContractFacts addedTo(ContractFacts facts, Lessor lessor) {
        var contact = lessor.contact() == null ? Contact.NONE : lessor.contact();
        var all = facts.text("lessor.name", lessor.name())
                .text("lessor.domicile", lessor.domicile())
                .text(
                        "lessor.codeLabel",
                        lessor.kind() == Kind.MAINLAND_COMPANY
                                ? new Bilingual("统一社会信用代码", "Unified social credit code")
                                : new Bilingual("登记证号", "Registration number"))
                .text(
                        "lessor.noticeAddress",
                        Optional.ofNullable(contact.noticeAddress()).orElse(lessor.domicile()))
                .text("lessor.capacity", capacity(contact));
        all = with(all, "lessor.code", lessor.uscc() == null ? contact.registrationNo() : lessor.uscc());
        all = with(all, "lessor.legalRepresentative", contact.legalRepresentative());
        all = with(all, "lessor.signer", contact.signer() == null ? contact.legalRepresentative() : contact.signer());
        all = with(all, "lessor.authority", contact.authority());
        all = with(all, "lessor.email", contact.email());
        all = with(all, "lessor.phone", contact.phone());
        all = with(all, "lessor.serviceLine", contact.serviceLine() == null ? contact.phone() : contact.serviceLine());
        all = with(all, "lessor.bank", contact.bank());
        all = with(all, "lessor.bankAccount", contact.bankAccount());
        all = with(all, "lessor.consentRef", contact.consentRef());
        if (contact.consentValidTo() != null) {
            all = all.text("lessor.consentValidTo", Days.of(contact.consentValidTo()));
        }
        return lessor.permit() == null
                ? all
                : all.text("lessor.permitNo", lessor.permit().no());
    }

    /** Of whoever signs for it: by the register, or by a letter; a name that nothing is said of signs by a letter. */
    private static Bilingual capacity(Contact contact) {
        boolean byLaw = contact.signer() == null || contact.signer().equals(contact.legalRepresentative());
        return byLaw
                ? new Bilingual("法定代表人（负责人）", "legal representative (person in charge)")
                : new Bilingual("授权代表", "authorised representative");
    }

    private static ContractFacts with(ContractFacts facts, String name, @Nullable String text) {
        return StatedTerms.with(facts, name, Optional.ofNullable(text).filter(given -> !given.isBlank()));
    }
}

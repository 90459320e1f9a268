package dev.serverlease.law;

import dev.serverlease.law.facts.Answer;
import dev.serverlease.law.facts.ChannelFacts;
import dev.serverlease.law.facts.ContractFacts;
import dev.serverlease.law.facts.DataFacts.Category;
import dev.serverlease.law.facts.DataFacts.Exemption;
import dev.serverlease.law.facts.DataFacts.Mechanism;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.LesseeFacts;
import dev.serverlease.law.facts.LesseeFacts.IdType;
import dev.serverlease.law.facts.LesseeFacts.Kind;
import dev.serverlease.law.facts.UseFacts;
import dev.serverlease.law.facts.UseFacts.Activity;
import dev.serverlease.law.facts.UseFacts.Audience;
import dev.serverlease.law.facts.UseFacts.Iis;
import dev.serverlease.law.facts.UseFacts.RegulatedActivity;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which facts are asked of which applicant (SECOND-EDITION 0.3). A fact that is not asked may still be stated; left
 * out, it is an answer. The forms of the application show what is asked here ({@code schema/application.yaml}).
 */
public final class FactsAsked {

    private static final int LENGTH_WITH_BIRTH_DATE = 18;
    private static final long MANY_HELD = 1_000_000;
    private static final long MANY_EXPORTED = 100_000;

    private static final Set<String> SECTIONS_OF_THE_APPLICANT =
            Set.of("lessee", "server", "channel", "use", "data", "contract");

    /** What a register or an officer tells; silence of the applicant is no answer and no gap. */
    private static final Set<String> NOT_THE_APPLICANTS = Set.of(
            "lessee.identityRefused",
            "lessee.idVerified",
            "lessee.permitStatus",
            "lessee.permitCategories",
            "lessee.permitValidTo",
            "lessee.permitRenewalAppliedOn",
            "server.seized",
            "server.disputed",
            "channel.approvalStatus",
            "channel.approvalKind",
            "channel.approvalValidTo",
            "channel.approvalRenewalAppliedOn",
            "use.licenceStatus",
            "use.licenceItems",
            "use.licenceValidTo",
            "use.licenceRenewalAppliedOn",
            "use.filingStatus",
            "use.approvalStatus",
            "use.approvedSectors",
            "use.approvalValidTo",
            "use.approvalRenewalAppliedOn",
            "data.mechanismStatus",
            "data.mechanismWorkingDaysLeft",
            "data.mechanismRenewalAppliedOn",
            "contract.fields",
            "contract.clauses",
            "contract.unfairExemptions");

    /** Left out, they mean that there is none. */
    private static final Set<String> SILENCE_IS_NO = Set.of(
            "lessee.age",
            "server.isHkMoTw",
            "use.preApprovalSectors",
            "use.redFlags",
            "contract.deposit",
            "contract.depositKind",
            "contract.totalPrice",
            "contract.taxIncluded",
            "contract.grossUp",
            "contract.governingLaw",
            "contract.agreedDamages",
            "contract.disputes",
            "data.exemption",
            "data.mechanism",
            "data.legalBasis",
            "data.piPurpose",
            "data.auditReportOn");

    private static final Map<String, Predicate<LeaseFacts>> ASKED_OF_SOME = Map.ofEntries(
            Map.entry("use.revenue", facts -> facts.use().iis() != Iis.NONE),
            Map.entry("lessee.mainlandPresence", facts -> facts.lessee().kind() == Kind.OVERSEAS),
            Map.entry("lessee.permitNo", facts -> facts.use().telecomBusiness() == Answer.YES),
            Map.entry("lessee.idCountry", facts -> facts.lessee().idType() == IdType.PASSPORT),
            Map.entry("lessee.signerIsGuardian", FactsAsked::isIndividual),
            Map.entry("lessee.idType", FactsAsked::isIndividual),
            Map.entry("lessee.idNo", FactsAsked::isIndividual),
            Map.entry(
                    "lessee.uscc",
                    facts -> !isIndividual(facts) && facts.lessee().kind() != Kind.OVERSEAS),
            Map.entry("lessee.birthDate", FactsAsked::isBirthDateAsked),
            Map.entry("lessee.piRepresentativeRef", FactsAsked::isRepresentativeAsked),
            Map.entry(
                    "contract.currencyExceptionRef",
                    facts -> !"CNY".equals(facts.contract().currency())),
            Map.entry("contract.estimatedLoss", facts -> facts.contract().agreedDamages() != null),
            Map.entry(
                    "contract.arbitrationBody",
                    facts -> facts.contract().disputes() == ContractFacts.Disputes.ARBITRATION),
            Map.entry(
                    "contract.arbitrationSeat",
                    facts -> facts.contract().disputes() == ContractFacts.Disputes.ARBITRATION),
            Map.entry(
                    "data.piKinds", facts -> !Boolean.FALSE.equals(facts.data().hasPi())),
            Map.entry("data.mechanismRef", facts -> isClaimed(facts.data().mechanism(), Mechanism.NONE)),
            Map.entry("data.exemptionGround", facts -> facts.data().exemption() == Exemption.LEGAL_DUTY),
            Map.entry("data.ftzRef", facts -> facts.data().exemption() == Exemption.FTZ),
            Map.entry(
                    "use.approvalRefs",
                    facts -> !facts.use().preApprovalSectors().isEmpty()),
            Map.entry("data.core", facts -> facts.data().important() != Answer.NO),
            Map.entry("data.collectedWhere", FactsAsked::isSectorTouched),
            Map.entry("data.mainlandCopy", FactsAsked::isDomesticCopyAsked),
            Map.entry("data.piSubjectsHeld", FactsAsked::isTotalAsked),
            Map.entry(
                    "data.piSubjectsYtd",
                    facts -> !Boolean.FALSE.equals(facts.data().hasPi())),
            Map.entry(
                    "data.sensitivePiSubjectsYtd",
                    facts -> !Boolean.FALSE.equals(facts.data().hasPi())),
            Map.entry("data.mechanismValidTo", facts -> facts.data().mechanism() != Mechanism.STANDARD_CONTRACT),
            Map.entry("lessee.foreignControlled", FactsAsked::isGenetic),
            Map.entry("data.geneticReportRef", FactsAsked::isGenetic),
            Map.entry(
                    "data.archiveApprovalRef",
                    facts -> facts.data().categories().contains(Category.STATE_ARCHIVES)),
            Map.entry("use.aiTraining", FactsAsked::isArtificialIntelligence),
            Map.entry("server.advancedGpu", FactsAsked::isArtificialIntelligence),
            Map.entry("channel.purpose", facts -> facts.channel().kind() != ChannelFacts.Kind.PUBLIC_INTERNET),
            Map.entry("channel.provider", facts -> facts.channel().kind() != ChannelFacts.Kind.PUBLIC_INTERNET),
            Map.entry(
                    "use.reletsAccessResources",
                    facts -> facts.use().audience() != Audience.INTERNAL
                            && !isWithoutReletting(facts.use().activityCodes())));

    private FactsAsked() {}

    /** @param name of the vocabulary, e.g. {@code use.audience} */
    public static boolean of(LeaseFacts facts, String name) {
        if (NOT_THE_APPLICANTS.contains(name)
                || SILENCE_IS_NO.contains(name)
                || !SECTIONS_OF_THE_APPLICANT.contains(name.substring(0, name.indexOf('.')))) {
            return false;
        }
        return ASKED_OF_SOME.getOrDefault(name, all -> true).test(facts);
    }

    /**
     * The persons whose data the lessee processes at all: as stated, and only where that is not asked as exported this
     * year; null if it is not known.
     */
    public static @Nullable Long piSubjectsHeld(LeaseFacts facts) {
        var data = facts.data();
        return data.piSubjectsHeld() != null || isTotalAsked(facts) ? data.piSubjectsHeld() : data.piSubjectsYtd();
    }

    private static boolean isIndividual(LeaseFacts facts) {
        return facts.lessee().kind() == Kind.INDIVIDUAL;
    }

    /** Whether the number of the document does not hold the birth date. */
    private static boolean isBirthDateAsked(LeaseFacts facts) {
        LesseeFacts lessee = facts.lessee();
        return isIndividual(facts)
                && lessee.idType() != null
                && switch (lessee.idType()) {
                    case RESIDENT_ID, HMT_RESIDENCE_PERMIT -> false;
                    case FOREIGN_PR_CARD ->
                        lessee.idNo() == null || lessee.idNo().strip().length() != LENGTH_WITH_BIRTH_DATE;
                    default -> true;
                };
    }

    private static boolean isRepresentativeAsked(LeaseFacts facts) {
        return facts.lessee().kind() == Kind.OVERSEAS
                && facts.use().audience() == Audience.MAINLAND_PUBLIC
                && Boolean.TRUE.equals(facts.data().hasPi());
    }

    private static <T> boolean isClaimed(@Nullable T value, T none) {
        return value != null && value != none;
    }

    /** Whether all activities that are stated leave nothing to re-let; not where none is. */
    public static boolean isWithoutReletting(Set<Activity> activities) {
        return !activities.isEmpty()
                && activities.stream().allMatch(each -> each == Activity.MAIL || Activity.PRIVATE.contains(each));
    }

    private static boolean isSectorTouched(LeaseFacts facts) {
        return facts.use().regulatedActivities().stream().anyMatch(each -> each != RegulatedActivity.NONE)
                || facts.data().categories().stream().anyMatch(each -> each != Category.NONE)
                || facts.data().core() == Answer.YES
                || facts.data().exemption() == Exemption.TRANSIT;
    }

    private static boolean isDomesticCopyAsked(LeaseFacts facts) {
        LesseeFacts lessee = facts.lessee();
        Long held = piSubjectsHeld(facts);
        return lessee.isCiio() == Answer.YES
                || lessee.kind() == Kind.STATE_ORGAN
                || facts.data().categories().contains(Category.ACCOUNTING)
                || (held != null && held >= MANY_HELD);
    }

    private static boolean isTotalAsked(LeaseFacts facts) {
        UseFacts use = facts.use();
        Long exported = facts.data().piSubjectsYtd();
        return Boolean.TRUE.equals(facts.data().hasPi())
                && (use.audience() != Audience.INTERNAL
                        || (exported != null && exported >= MANY_EXPORTED)
                        || use.regulatedActivities().contains(RegulatedActivity.VEHICLE_DATA)
                        || facts.data().categories().contains(Category.VEHICLE));
    }

    private static boolean isGenetic(LeaseFacts facts) {
        return facts.use().regulatedActivities().contains(RegulatedActivity.GENETIC)
                || facts.data().categories().contains(Category.GENETIC);
    }

    private static boolean isArtificialIntelligence(LeaseFacts facts) {
        return facts.use().activityCodes().contains(Activity.AI_SERVICE)
                || facts.use().regulatedActivities().contains(RegulatedActivity.GENERATIVE_AI);
    }
}

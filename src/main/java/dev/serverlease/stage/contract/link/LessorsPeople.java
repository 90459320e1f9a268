package dev.serverlease.stage.contract.link;

import dev.serverlease.config.LeaseSettings.Contact;
import dev.serverlease.config.LeaseSettings.Lessor;
import dev.serverlease.identity.Persons;
import dev.serverlease.request.Refusal.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who stands on the lessor's side, as its entry says. Nobody acts for the lessee towards the lessor for whom they act
 * too (Civil Code art. 168), and no link or code of the lessee's goes to the lessor.
 */
record LessorsPeople(Lessor lessor) {

    private static final String REMEDY_ZH = "（民法典第一百六十八条）。请另行委托与出租人无关的代理人，填写其本人的姓名、邮箱和手机号，或者由您本人签署";

    private static final String REMEDY_EN =
            " (Civil Code art. 168). Name a representative who has nothing to do with the lessor, with their own name,"
                    + " e-mail and telephone, or sign yourself";

    /** What of the representative is the lessor's, field by field; empty if nothing is. */
    List<FieldError> objections(String name, String address, @Nullable String telephone) {
        var contact = Objects.requireNonNullElse(lessor.contact(), Contact.NONE);
        var errors = new ArrayList<FieldError>();
        if (isOne(name, Persons::plain, lessor.name(), contact.legalRepresentative(), contact.signer())) {
            errors.add(new FieldError(
                    "name",
                    "“" + name + "”是出租人的法定代表人（负责人）或者签署人，不能同时代理承租人签署" + REMEDY_ZH
                            + "；同名而不是同一人的，请联系出租人，改用纸质文本签署。 “" + name
                            + "” is the lessor's legal representative or signer and cannot sign for the lessee as well"
                            + REMEDY_EN
                            + "; if it is somebody else of the same name, ask the lessor to sign on paper."));
        }
        if (isOne(address, Persons::plain, contact.email())) {
            errors.add(new FieldError(
                    "address",
                    "这是出租人的邮箱，承租人的签署链接不能发送给出租人" + REMEDY_ZH
                            + "。 This is the lessor's e-mail box, and the lessee's link does not go to the lessor"
                            + REMEDY_EN + "."));
        }
        if (telephone != null && isOne(telephone, LessorsPeople::digits, contact.phone(), contact.serviceLine())) {
            errors.add(new FieldError(
                    "telephone",
                    "这是出租人的电话，承租人的验证码不能发送给出租人" + REMEDY_ZH
                            + "。 This is the lessor's telephone, and the lessee's code does not go to the lessor"
                            + REMEDY_EN + "."));
        }
        return List.copyOf(errors);
    }

    private static boolean isOne(String given, UnaryOperator<String> plain, @Nullable String... known) {
        var said = plain.apply(given);
        return !said.isEmpty()
                && Stream.of(known).filter(Objects::nonNull).map(plain).anyMatch(said::equals);
    }

    /** A number however it was typed, with or without the country's code. */
    private static String digits(String number) {
        return Persons.plain(number)
                .replaceAll("\\D", "")
                .replaceFirst("^(00)?86(?=\\d{10,11}$)", "")
                .replaceFirst("^0+", "");
    }
}

package dev.serverlease.law.rules.consistency.data;

import dev.serverlease.law.Limb;
import dev.serverlease.law.Message;
import dev.serverlease.law.Stated;
import dev.serverlease.law.facts.Answer;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.UseFacts.Audience;
import dev.serverlease.law.facts.UseFacts.Iis;
import dev.serverlease.law.facts.UseFacts.Revenue;
import java.util.Objects;
import java.util.Set;

/**
 * A box of the application whose answer a word of the purpose may contradict: {@code deniedBy} in the table of words.
 */
enum Box {
    /** Whom the server serves. */
    AUDIENCE {
        @Override
        Limb denies(LeaseFacts facts) {
            return new Stated(facts)
                    .in("use.audience", facts.use().audience(), Set.of(Audience.INTERNAL, Audience.OVERSEAS_ONLY));
        }

        @Override
        Message answer(LeaseFacts facts) {
            return coded("use.audience", Objects.requireNonNull(facts.use().audience()));
        }
    },
    /** That it serves nobody but the lessee. */
    INTERNAL {
        @Override
        Limb denies(LeaseFacts facts) {
            return new Stated(facts).is("use.audience", facts.use().audience(), Audience.INTERNAL);
        }

        @Override
        Message answer(LeaseFacts facts) {
            return coded("use.audience", Objects.requireNonNull(facts.use().audience()));
        }
    },
    /** That nothing is charged. */
    CHARGE {
        @Override
        Limb denies(LeaseFacts facts) {
            var stated = new Stated(facts);
            return stated.is("use.iis", facts.use().iis(), Iis.NON_COMMERCIAL)
                    .or(stated.is("use.revenue", facts.use().revenue(), Set.of(Revenue.NONE)));
        }

        @Override
        Message answer(LeaseFacts facts) {
            return facts.use().iis() == Iis.NON_COMMERCIAL
                    ? coded("use.iis", Iis.NON_COMMERCIAL)
                    : coded("use.revenue", Revenue.NONE);
        }
    },
    /** That there is no personal information. */
    PERSONAL {
        @Override
        Limb denies(LeaseFacts facts) {
            return new Stated(facts).is("data.hasPi", facts.data().hasPi(), false);
        }

        @Override
        Message answer(LeaseFacts facts) {
            return new Message("data.hasPi答“否”", "data.hasPi is answered “no”");
        }
    },
    /** That no telecom service is sold. */
    TELECOM {
        @Override
        Limb denies(LeaseFacts facts) {
            return new Stated(facts).is("use.telecomBusiness", facts.use().telecomBusiness(), Answer.NO);
        }

        @Override
        Message answer(LeaseFacts facts) {
            return coded("use.telecomBusiness", Answer.NO);
        }
    };

    /** Whether it is answered so that the word contradicts it; open while it is not answered. */
    abstract Limb denies(LeaseFacts facts);

    /** The box and its answer. */
    abstract Message answer(LeaseFacts facts);

    private static Message coded(String fact, Enum<?> code) {
        String answer = fact + "=" + code.name();
        return new Message(fact + "答“" + answer + "”", fact + " is answered “" + answer + "”");
    }
}

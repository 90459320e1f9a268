/**
 * Change and end of a lease by agreement: asked for, reviewed, and what each has for an effect once both have signed.
 */
@NullMarked
@Offers({AgreementView.class, AgreementViews.class})
package dev.serverlease.stage.inforce.agreement;

import dev.serverlease.stage.Offers;
import org.jspecify.annotations.NullMarked;

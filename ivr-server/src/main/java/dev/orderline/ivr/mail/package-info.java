/**
 * Mail to customers over SMTP; and for shops that have nobody yet who brings messages, files that a
 * person can read.
 */
@NullMarked
package dev.orderline.ivr.mail;

import org.jspecify.annotations.NullMarked;

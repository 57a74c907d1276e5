/** The annotated text of the stand-in for JTok; see {@link de.dfki.lt.tools.tokenizer}. */
@NullMarked
package de.dfki.lt.tools.tokenizer.annotate;

import org.jspecify.annotations.NullMarked;

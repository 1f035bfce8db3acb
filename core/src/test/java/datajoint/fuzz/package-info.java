/** Bytes that nobody wrote, given to the decoders: none may do more than refuse them. {@code dev/fuzz} runs it for long. */
package datajoint.fuzz;

/** @jsxImportSource preact */
import "../verify/verify.css";
import "./holder.css";
import { render } from "preact";
import { HolderPage } from "./holder-page.tsx";

const root = document.getElementById("root");
if (root === null) throw new Error("holder/index.html has no #root");
render(<HolderPage />, root);

import "./verify.css";
import "./report.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { VerifyPage } from "./verify-page.tsx";

const root = document.getElementById("root");
if (root === null) throw new Error("verify/index.html has no #root");
createRoot(root).render(
  <StrictMode>
    <VerifyPage />
  </StrictMode>,
);
